import { Plus, Trash2 } from "lucide-react";
import { Button } from "@/features/interface/button";
import { classNames } from "@/features/interface/class-names";
import { inputClass } from "@/features/interface/field";
import { IconButton } from "@/features/interface/icon-button";
import { isJsonObject } from "@/shared/json";
import type { ControlProps } from "./control-props";
import type { ColumnSpec } from "./field-spec";

type Row = Record<string, unknown>;

/** A list of things with a few fields each. What a row holds beside them stays as it is. */
export function RowsControl({ spec, value, problem, onChange }: ControlProps) {
  const columns = spec.columns ?? [];
  const noun = spec.rowName ?? "row";
  const rows = Array.isArray(value) ? value.filter((row) => isJsonObject(row)) : [];
  const setCell = (place: number, key: string, cell: unknown) =>
    onChange(rows.map((row, each) => (each === place ? { ...row, [key]: cell } : row)));
  const narrow = columns.filter((column) => !column.isWide);
  const wide = columns.filter((column) => column.isWide);
  const cells = (of: readonly ColumnSpec[], row: Row, place: number) =>
    of.map((column) => (
      <Cell
        key={column.key}
        column={column}
        label={`${column.label} of ${noun} ${place + 1}`}
        field={`${spec.key}.${place}.${column.key}`}
        row={row}
        onChange={(cell) => setCell(place, column.key, cell)}
      />
    ));
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-medium text-ink-soft text-sm">{spec.label}</legend>
      {rows.map((row, place) => (
        <div key={place} className="flex flex-wrap items-center gap-1.5 border-line border-l-2 pl-2">
          {cells(narrow, row, place)}
          <IconButton
            label={`Remove ${noun} ${place + 1}`}
            icon={<Trash2 className="size-3.5" aria-hidden />}
            onClick={() => onChange(rows.filter((_, each) => each !== place))}
          />
          {cells(wide, row, place)}
        </div>
      ))}
      {problem && <p className="text-negative text-xs">{problem}</p>}
      <Button
        size="small"
        className="justify-self-start"
        icon={<Plus className="size-3.5" aria-hidden />}
        onClick={() => onChange([...rows, emptyRow(columns)])}
      >
        Add a {noun}
      </Button>
    </fieldset>
  );
}

function Cell({
  column,
  label,
  field,
  row,
  onChange,
}: {
  column: ColumnSpec;
  label: string;
  field: string;
  row: Row;
  onChange: (cell: unknown) => void;
}) {
  const value = row[column.key] ?? column.fallback;
  const names = { "aria-label": label, "data-field": field };
  if (column.kind === "flag") {
    return (
      <label className="flex items-center gap-1.5 text-xs">
        <input
          {...names}
          type="checkbox"
          checked={value === true}
          onChange={(event) => onChange(event.target.checked)}
          className="size-4 accent-accent"
        />
        {column.label}
      </label>
    );
  }
  if (column.kind === "choice") {
    return (
      <select
        {...names}
        value={String(value ?? "")}
        onChange={(event) => onChange(event.target.value)}
        className={classNames(inputClass, "h-8 w-24 text-xs")}
      >
        {column.options?.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
    );
  }
  return (
    <input
      {...names}
      placeholder={column.label}
      value={typeof value === "string" ? value : value === undefined ? "" : JSON.stringify(value)}
      onChange={(event) => onChange(event.target.value)}
      className={classNames(
        inputClass,
        "h-8 min-w-0 flex-1 text-xs",
        column.isWide ? "basis-full" : "basis-28",
      )}
    />
  );
}

function emptyRow(columns: readonly ColumnSpec[]): Row {
  return Object.fromEntries(columns.map(({ key, fallback = "" }) => [key, fallback]));
}
