import { classNames } from "@/features/interface/class-names";
import { Field, inputClass } from "@/features/interface/field";
import type { ToolChoice } from "./start-choices";

const modes: readonly { value: ToolChoice["mode"]; label: string }[] = [
  { value: "default", label: "Call it, reuse results when a turn is rerun" },
  { value: "live", label: "Always call it" },
  { value: "recorded", label: "Only reuse recorded results" },
  { value: "mock", label: "Never call it, answer as said here" },
];

const otherwise: readonly { value: ToolChoice["otherwise"]; label: string }[] = [
  { value: "fail", label: "Answer with an error" },
  { value: "mock", label: "Answer with a plain success" },
  { value: "live", label: "Call it" },
];

const controlClass = classNames(inputClass, "h-8 text-sm");

/** How one tool answers in this session. */
export function ToolModeFields({
  name,
  choice,
  problem,
  onChange,
}: {
  name: string;
  choice: ToolChoice;
  problem: string | undefined;
  onChange: (choice: ToolChoice) => void;
}) {
  const set = (some: Partial<ToolChoice>) => onChange({ ...choice, ...some });
  return (
    <fieldset className="grid items-start gap-3 sm:col-span-2 sm:grid-cols-2">
      <legend className="mb-1 font-medium text-sm">Tool: {name}</legend>
      <Field label="Answers" error={problem}>
        {(described) => (
          <select
            {...described}
            value={choice.mode}
            onChange={(event) => set({ mode: event.target.value as ToolChoice["mode"] })}
            className={controlClass}
          >
            {modes.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      {choice.mode === "recorded" && (
        <Field label="When nothing is recorded">
          {(described) => (
            <select
              {...described}
              value={choice.otherwise}
              onChange={(event) => set({ otherwise: event.target.value as ToolChoice["otherwise"] })}
              className={controlClass}
            >
              {otherwise.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {choice.mode === "mock" && (
        <>
          <Field label="Delay in milliseconds">
            {(described) => (
              <input
                {...described}
                inputMode="numeric"
                value={choice.delayMs}
                onChange={(event) => set({ delayMs: event.target.value })}
                className={controlClass}
              />
            )}
          </Field>
          <Field label="Result as JSON">
            {(described) => (
              <textarea
                {...described}
                rows={2}
                spellCheck={false}
                placeholder={'{ "status": "success" }'}
                value={choice.result}
                onChange={(event) => set({ result: event.target.value })}
                className={classNames(inputClass, "resize-y py-1.5 font-mono text-xs")}
              />
            )}
          </Field>
          <Field label="Or an error" hint="Given instead of the result.">
            {(described) => (
              <input
                {...described}
                value={choice.error}
                onChange={(event) => set({ error: event.target.value })}
                className={controlClass}
              />
            )}
          </Field>
        </>
      )}
    </fieldset>
  );
}
