import { classNames } from "@/features/interface/class-names";
import { Field, inputClass } from "@/features/interface/field";
import type { TemplateVariable } from "./template-variables";

/** One field for each variable that the workflow's texts use. */
export function VariableFields({
  variables,
  texts,
  onChange,
}: {
  variables: readonly TemplateVariable[];
  texts: Readonly<Record<string, string>>;
  onChange: (name: string, text: string) => void;
}) {
  const simple = variables.filter((variable) => !variable.isCompound);
  if (simple.length === 0) return null;
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-medium text-ink-soft text-sm">Variables</legend>
      <div className="grid items-start gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {simple.map((variable) => (
          <Field
            key={variable.name}
            label={variable.name}
            hint={hintOf(variable, texts[variable.name] ?? "")}
          >
            {(described) => (
              <input
                {...described}
                autoComplete="off"
                value={texts[variable.name] ?? ""}
                placeholder={placeholderOf(variable)}
                onChange={(event) => onChange(variable.name, event.target.value)}
                className={classNames(inputClass, "h-8 text-sm")}
              />
            )}
          </Field>
        ))}
      </div>
    </fieldset>
  );
}

function placeholderOf({ supplied, fallback }: TemplateVariable): string {
  if (supplied === undefined || supplied === null) return fallback ?? "";
  return typeof supplied === "string" ? supplied : JSON.stringify(supplied);
}

function hintOf({ supplied, fallback }: TemplateVariable, text: string): string | undefined {
  if (text !== "" || supplied !== undefined || fallback !== null) return undefined;
  return "Nothing supplies it: left empty in the prompts.";
}
