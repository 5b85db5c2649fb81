import { Plus, Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "@/features/interface/button";
import { classNames } from "@/features/interface/class-names";
import { inputClass } from "@/features/interface/field";
import { IconButton } from "@/features/interface/icon-button";
import type { JsonObject } from "@/shared/json";
import { isEmptyPatch, readRows, rowsOf, type VariablePatch, type VariableRow } from "./variable-rows";

/** Gathered variables, being changed. Nothing is stored until it is saved, and then as a turn of its own. */
export function VariableForm({
  context,
  note,
  isBusy,
  onSave,
  onCancel,
}: {
  context: JsonObject;
  note: string;
  isBusy: boolean;
  onSave: (patch: VariablePatch) => void;
  onCancel: () => void;
}) {
  const [rows, setRows] = useState<VariableRow[]>(() => rowsOf(context));
  const [isTried, setIsTried] = useState(false);
  const added = useRef(0);
  const { problems, patch } = readRows(context, rows);
  const isUnchanged = patch !== null && isEmptyPatch(patch);
  const change = (key: string, changed: Partial<VariableRow>) =>
    setRows((before) => before.map((row) => (row.key === key ? { ...row, ...changed } : row)));
  return (
    <form
      aria-label="Variables"
      className="grid gap-3"
      onKeyDown={(event) => {
        if (event.key === "Escape") onCancel();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        setIsTried(true);
        if (patch && !isUnchanged) onSave(patch);
      }}
    >
      {rows.map((row) => (
        <Row
          key={row.key}
          row={row}
          isNew={row.key.startsWith("added-")}
          problem={isTried ? problems.get(row.key) : undefined}
          onChange={(changed) => change(row.key, changed)}
          onRemove={() => setRows((before) => before.filter((each) => each.key !== row.key))}
        />
      ))}
      <Button
        size="small"
        variant="quiet"
        className="-ml-2 w-fit"
        icon={<Plus className="size-3.5" aria-hidden />}
        onClick={() => {
          added.current += 1;
          setRows((before) => [...before, { key: `added-${added.current}`, name: "", text: "" }]);
        }}
      >
        Add a variable
      </Button>
      <p className="text-ink-faint text-xs">
        Values are read as JSON where they are JSON, else as text.{" "}
        {isUnchanged ? "Nothing is changed yet." : note}
      </p>
      <div className="flex gap-2">
        <Button type="submit" size="small" variant="primary" disabled={isUnchanged} isBusy={isBusy}>
          Save variables
        </Button>
        <Button size="small" variant="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

function Row({
  row,
  isNew,
  problem,
  onChange,
  onRemove,
}: {
  row: VariableRow;
  isNew: boolean;
  problem: string | undefined;
  onChange: (changed: Partial<VariableRow>) => void;
  onRemove: () => void;
}) {
  const problemId = `problem-${row.key}`;
  const described = problem ? { "aria-describedby": problemId, "aria-invalid": true } : {};
  return (
    <div className="grid gap-1">
      <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto] items-start gap-1.5">
        <input
          aria-label="Name"
          value={row.name}
          // biome-ignore lint/a11y/noAutofocus: the person just asked for this row
          autoFocus={isNew}
          className={classNames(inputClass, "h-8 text-sm")}
          onChange={(event) => onChange({ name: event.target.value })}
          {...described}
        />
        <textarea
          aria-label={`Value of ${row.name || "the new variable"}`}
          value={row.text}
          rows={1}
          className={classNames(
            inputClass,
            "field-sizing-content max-h-40 min-h-8 resize-none py-1.5 font-mono text-xs",
          )}
          onChange={(event) => onChange({ text: event.target.value })}
        />
        <IconButton
          label={`Remove ${row.name || "the new variable"}`}
          icon={<Trash2 className="size-3.5" aria-hidden />}
          onClick={onRemove}
        />
      </div>
      {problem && (
        <p id={problemId} className="text-negative text-xs">
          {problem}
        </p>
      )}
    </div>
  );
}
