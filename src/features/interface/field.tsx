import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "./class-names";

export const inputClass = classNames(
  "w-full rounded-md border border-line-strong bg-raised px-2.5 text-base text-ink max-sm:text-lg",
  "focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 aria-invalid:border-negative",
);

type Describe = { id: string; "aria-describedby": string | undefined; "aria-invalid": boolean };

/** Ties a label, a hint and an error to one control, for eyes and for screen readers. */
export function Field({
  label,
  hint,
  error,
  children,
}: {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  children: (control: Describe) => ReactNode;
}) {
  const id = useId();
  const note = error ?? hint;
  const noteId = `${id}-note`;
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-medium text-ink-soft text-sm">
        {label}
      </label>
      {children({ id, "aria-describedby": note ? noteId : undefined, "aria-invalid": error !== undefined })}
      {note && (
        <p id={noteId} className={classNames("text-xs", error ? "text-negative" : "text-ink-faint")}>
          {note}
        </p>
      )}
    </div>
  );
}

export function TextField({
  label,
  hint,
  error,
  className,
  ...rest
}: ComponentProps<"input"> & { label: string; hint?: ReactNode; error?: string | undefined }) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => <input className={classNames(inputClass, "h-9", className)} {...control} {...rest} />}
    </Field>
  );
}
