import { Plus, Trash2 } from "lucide-react";
import { Button } from "@/features/interface/button";
import { classNames } from "@/features/interface/class-names";
import { inputClass } from "@/features/interface/field";
import { IconButton } from "@/features/interface/icon-button";
import { isJsonObject } from "@/shared/json";
import type { ControlProps } from "./field-control";

/** Pairs of name and value. */
export function HeadersControl({ spec, value, problem, onChange }: ControlProps) {
  const rows = Array.isArray(value) ? value.filter((row) => isJsonObject(row)) : [];
  const setRow = (place: number, change: Record<string, string>) =>
    onChange(rows.map((row, each) => (each === place ? { ...row, ...change } : row)));
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1 font-medium text-ink-soft text-sm">{spec.label}</legend>
      {rows.map((row, place) => (
        <div key={place} className="grid grid-cols-[1fr_1fr_auto] gap-1.5">
          {(["key", "value"] as const).map((part) => (
            <input
              key={part}
              aria-label={`${part === "key" ? "Name" : "Value"} of header ${place + 1}`}
              placeholder={part === "key" ? "Name" : "Value"}
              value={String(row[part] ?? "")}
              onChange={(event) => setRow(place, { [part]: event.target.value })}
              className={classNames(inputClass, "h-8 font-mono text-xs")}
            />
          ))}
          <IconButton
            label={`Remove header ${place + 1}`}
            icon={<Trash2 className="size-3.5" aria-hidden />}
            onClick={() => onChange(rows.filter((_, each) => each !== place))}
          />
        </div>
      ))}
      {problem && <p className="text-negative text-xs">{problem}</p>}
      <Button
        size="small"
        className="justify-self-start"
        icon={<Plus className="size-3.5" aria-hidden />}
        onClick={() => onChange([...rows, { key: "", value: "" }])}
      >
        Add a header
      </Button>
    </fieldset>
  );
}
