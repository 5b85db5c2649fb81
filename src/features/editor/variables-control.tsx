import { Plus, Trash2 } from "lucide-react";
import { Button } from "@/features/interface/button";
import { classNames } from "@/features/interface/class-names";
import { inputClass } from "@/features/interface/field";
import { IconButton } from "@/features/interface/icon-button";
import { isJsonObject } from "@/shared/json";
import type { ControlProps } from "./field-control";

const types = ["string", "number", "boolean"];

/** The variables that are extracted: name, type, and a hint for the model. */
export function VariablesControl({ spec, value, problem, onChange }: ControlProps) {
  const rows = Array.isArray(value) ? value.filter((row) => isJsonObject(row)) : [];
  const setRow = (place: number, change: Record<string, string>) =>
    onChange(rows.map((row, each) => (each === place ? { ...row, ...change } : row)));
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-medium text-ink-soft text-sm">{spec.label}</legend>
      {rows.map((row, place) => (
        <div key={place} className="grid grid-cols-[minmax(0,1fr)_auto_auto] gap-1.5">
          <input
            aria-label={`Name of variable ${place + 1}`}
            data-field={`${spec.key}.${place}.name`}
            placeholder="name"
            value={String(row.name ?? "")}
            onChange={(event) => setRow(place, { name: event.target.value })}
            className={classNames(inputClass, "h-8 font-mono text-xs")}
          />
          <select
            aria-label={`Type of variable ${place + 1}`}
            data-field={`${spec.key}.${place}.type`}
            value={String(row.type ?? "string")}
            onChange={(event) => setRow(place, { type: event.target.value })}
            className={classNames(inputClass, "h-8 w-24 text-xs")}
          >
            {types.map((type) => (
              <option key={type}>{type}</option>
            ))}
          </select>
          <IconButton
            label={`Remove variable ${place + 1}`}
            icon={<Trash2 className="size-3.5" aria-hidden />}
            onClick={() => onChange(rows.filter((_, each) => each !== place))}
          />
          <input
            aria-label={`Hint for variable ${place + 1}`}
            placeholder="What to look for"
            value={String(row.prompt ?? "")}
            onChange={(event) => setRow(place, { prompt: event.target.value })}
            className={classNames(inputClass, "col-span-3 h-8 text-xs")}
          />
        </div>
      ))}
      {problem && <p className="text-negative text-xs">{problem}</p>}
      <Button
        size="small"
        className="justify-self-start"
        icon={<Plus className="size-3.5" aria-hidden />}
        onClick={() => onChange([...rows, { name: "", type: "string", prompt: "" }])}
      >
        Add a variable
      </Button>
    </fieldset>
  );
}
