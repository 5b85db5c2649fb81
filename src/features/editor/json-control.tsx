import { useState } from "react";
import { classNames } from "@/features/interface/class-names";
import { Field, inputClass } from "@/features/interface/field";
import type { ControlProps } from "./field-control";
import { readJson } from "./json-text";

/** Any JSON value. What is typed applies as soon as it is JSON; until then the value stays as it was. */
export function JsonControl({ spec, value, problem, onChange }: ControlProps) {
  const [typed, setTyped] = useState<{ text: string; value: unknown } | null>(null);
  // Something else changed the value since: what was typed is not about it any more.
  const isCurrent = typed !== null && typed.value === value;
  const text = isCurrent ? typed.text : value === undefined ? "" : JSON.stringify(value, null, 2);
  const reading = readJson(text);
  return (
    <Field label={spec.label} hint={spec.hint} error={reading.problem ?? problem}>
      {(described) => (
        <textarea
          {...described}
          rows={Math.min(12, Math.max(3, text.split("\n").length))}
          spellCheck={false}
          value={text}
          onChange={(event) => {
            const next = readJson(event.target.value);
            setTyped({ text: event.target.value, value: next.problem === null ? next.value : value });
            if (next.problem === null) onChange(next.value);
          }}
          className={classNames(inputClass, "resize-y py-1.5 font-mono text-xs")}
        />
      )}
    </Field>
  );
}
