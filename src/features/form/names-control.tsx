import { classNames } from "@/features/interface/class-names";
import { Field, inputClass } from "@/features/interface/field";
import type { ControlProps } from "./control-props";

/** A list of short texts, one a line. */
export function NamesControl({ spec, value, problem, onChange }: ControlProps) {
  const names = Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
  return (
    <Field label={spec.label} hint={spec.hint} error={problem}>
      {(described) => (
        <textarea
          {...described}
          rows={2}
          spellCheck={false}
          value={names.join("\n")}
          onChange={(event) => onChange(event.target.value === "" ? [] : event.target.value.split("\n"))}
          onBlur={() => {
            const kept = names.map((each) => each.trim()).filter((each) => each !== "");
            if (kept.length !== names.length) onChange(kept);
          }}
          className={classNames(inputClass, "resize-y py-1.5 font-mono text-xs")}
        />
      )}
    </Field>
  );
}
