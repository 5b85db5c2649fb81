import type { JsonValue } from "@/shared/json";
import { CopyButton } from "./copy-button";

/** A value as JSON, to be read and copied. */
export function JsonView({ value, label }: { value: JsonValue; label: string }) {
  const text = JSON.stringify(value, null, 2);
  return (
    <div className="group/json relative min-w-0">
      <pre className="wrap-anywhere whitespace-pre-wrap rounded-md border bg-sunken p-2 text-xs">{text}</pre>
      <CopyButton
        label={`Copy ${label}`}
        text={text}
        className="absolute top-1 right-1 bg-sunken opacity-0 focus-visible:opacity-100 group-hover/json:opacity-100 pointer-coarse:opacity-100"
      />
    </div>
  );
}
