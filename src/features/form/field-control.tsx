import type { ReactNode } from "react";
import { classNames } from "@/features/interface/class-names";
import { Field, inputClass } from "@/features/interface/field";
import type { ControlProps } from "./control-props";
import { fieldValue } from "./field-reading";
import type { FieldSpec } from "./field-spec";
import { JsonControl } from "./json-control";
import { NamesControl } from "./names-control";
import { RowsControl } from "./rows-control";
import type { Typing } from "./typing";

/** The control of one field, as the table of fields describes it. */
export function FieldControl({
  spec,
  data,
  problem,
  warning,
  onChange,
  typing,
  toolsControl,
}: {
  spec: FieldSpec;
  data: Readonly<Record<string, unknown>>;
  problem: string | undefined;
  warning?: string | undefined;
  onChange: (value: unknown) => void;
  typing?: Typing | undefined;
  /** Draws a field of the kind `tools`, which only a form of workflows has. */
  toolsControl?: (props: ControlProps) => ReactNode;
}) {
  const hint = warning === undefined ? spec.hint : <span className="text-caution">{warning}</span>;
  const props = { spec: { ...spec, hint }, value: fieldValue(spec, data), problem, onChange, typing };
  return <div data-field={spec.key}>{spec.kind === "tools" ? toolsControl?.(props) : control(props)}</div>;
}

function control(props: ControlProps) {
  switch (props.spec.kind) {
    case "line":
    case "secret":
      return <LineControl {...props} />;
    case "text":
      return <TextControl {...props} />;
    case "flag":
      return <FlagControl {...props} />;
    case "number":
      return <NumberControl {...props} />;
    case "choice":
      return <ChoiceControl {...props} />;
    case "rows":
      return <RowsControl {...props} />;
    case "names":
      return <NamesControl {...props} />;
    case "json":
      return <JsonControl {...props} />;
  }
}

function LineControl({ spec, value, problem, onChange }: ControlProps) {
  return (
    <Field label={spec.label} hint={spec.hint} error={problem}>
      {(described) => (
        <input
          {...described}
          type={spec.kind === "secret" ? "password" : "text"}
          autoComplete="off"
          required={spec.isRequired}
          value={textOf(value)}
          onChange={(event) => onChange(event.target.value)}
          className={classNames(inputClass, "h-8 text-sm")}
        />
      )}
    </Field>
  );
}

function TextControl({ spec, value, problem, onChange }: ControlProps) {
  return (
    <Field label={spec.label} hint={spec.hint} error={problem}>
      {(described) => (
        <textarea
          {...described}
          required={spec.isRequired}
          rows={spec.isRequired ? 5 : 3}
          value={textOf(value)}
          onChange={(event) => onChange(event.target.value)}
          className={classNames(inputClass, "field-sizing-content max-h-96 min-h-16 resize-y py-1.5 text-sm")}
        />
      )}
    </Field>
  );
}

function FlagControl({ spec, value, onChange }: ControlProps) {
  return (
    <label className="flex min-h-6 items-start gap-2 text-sm">
      <input
        type="checkbox"
        checked={value === true}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-0.5 size-4 accent-accent"
      />
      <span>
        {spec.label}
        {spec.hint && <span className="block text-ink-faint text-xs">{spec.hint}</span>}
      </span>
    </label>
  );
}

function NumberControl({ spec, value, problem, onChange }: ControlProps) {
  return (
    <Field label={spec.label} hint={spec.hint} error={problem}>
      {(described) => (
        <input
          {...described}
          type="number"
          step="any"
          min={spec.minimum}
          max={spec.maximum}
          value={typeof value === "number" ? value : ""}
          onChange={(event) =>
            onChange(Number.isNaN(event.target.valueAsNumber) ? undefined : event.target.valueAsNumber)
          }
          className={classNames(inputClass, "h-8 text-sm")}
        />
      )}
    </Field>
  );
}

function ChoiceControl({ spec, value, problem, onChange }: ControlProps) {
  const options = spec.options ?? [];
  const current = textOf(value);
  const isKnown = options.some((option) => option.value === current);
  return (
    <Field label={spec.label} hint={spec.hint} error={problem}>
      {(described) => (
        <select
          {...described}
          value={current}
          onChange={(event) => onChange(event.target.value)}
          className={classNames(inputClass, "h-8 text-sm")}
        >
          {!isKnown && <option value={current}>{current}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
