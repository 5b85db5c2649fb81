import { useState } from "react";
import { classNames } from "@/features/interface/class-names";
import { Field, inputClass } from "@/features/interface/field";
import type { ControlProps } from "./control-props";
import { readJson, type TextReading } from "./json-text";
import { isStanding, type TypedText } from "./typing";

/** Any JSON value. What is typed applies as soon as it can be read; until then the value stays as it was, and no form around it is sent. */
export function JsonControl({
  spec,
  value,
  problem,
  onChange,
  typing,
  read = readJson,
}: ControlProps & { read?: (text: string) => TextReading }) {
  const [ownTyped, setOwnTyped] = useState<TypedText | null>(null);
  const { typed, onType } = typing ?? { typed: ownTyped, onType: setOwnTyped };
  const standing = isStanding(typed, value) ? typed : null;
  const text = standing?.text ?? (value === undefined ? "" : JSON.stringify(value, null, 2));
  const unreadable = standing?.problem ?? null;
  const error = unreadable !== null && typing ? `${unreadable}. It is not applied yet.` : unreadable;
  return (
    <Field label={spec.label} hint={spec.hint} error={error ?? problem}>
      {(described) => (
        <textarea
          {...described}
          ref={(control) => control?.setCustomValidity(unreadable ?? "")}
          rows={Math.min(12, Math.max(3, text.split("\n").length))}
          spellCheck={false}
          value={text}
          onChange={(event) => {
            const next = read(event.target.value);
            const applied = next.problem === null ? next.value : value;
            onType({ text: event.target.value, value: applied, problem: next.problem });
            if (next.problem === null) onChange(next.value);
          }}
          className={classNames(inputClass, "resize-y py-1.5 font-mono text-xs")}
        />
      )}
    </Field>
  );
}
