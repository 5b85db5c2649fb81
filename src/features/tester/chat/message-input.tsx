import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef } from "react";
import { classNames } from "@/features/interface/class-names";

/** A text area that grows with its text. Enter submits, Shift and Enter make a new line, Escape cancels. */
export function MessageInput({
  label,
  value,
  placeholder,
  onChange,
  onSubmit,
  onCancel,
  isFocusedFirst = false,
  className,
  ref,
}: {
  label: string;
  value: string;
  placeholder?: string;
  onChange: (value: string) => void;
  onSubmit: () => void;
  onCancel?: (() => void) | undefined;
  isFocusedFirst?: boolean;
  className?: string;
  ref?: Ref<HTMLTextAreaElement>;
}) {
  const element = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(ref, () => element.current as HTMLTextAreaElement);

  useEffect(() => {
    if (!isFocusedFirst) return;
    element.current?.focus();
    element.current?.setSelectionRange(-1, -1);
  }, [isFocusedFirst]);

  const handleKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape" && onCancel) onCancel();
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    onSubmit();
  };

  return (
    <textarea
      ref={element}
      dir="auto"
      aria-label={label}
      value={value}
      rows={Math.min(value.split("\n").length, 8)}
      placeholder={placeholder}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={handleKey}
      className={classNames(
        "wrap-anywhere field-sizing-content max-h-48 min-h-9 w-full min-w-0 resize-none py-1.5 text-base outline-none max-sm:text-lg",
        className,
      )}
    />
  );
}
