import { CircleAlert, CornerDownRight } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { GraphIssue } from "@/engine/graph-issue";
import { classNames } from "@/features/interface/class-names";
import { NodeIcon } from "@/features/interface/node-kind";
import type { Place } from "./definition-edit";
import { outlineRows, rowAfterKey } from "./outline-rows";
import { deleteSelected } from "./selection-actions";
import type { Editor } from "./use-editor";

/** The workflow as a list: every node with the edges that lead on from it. All that the canvas can do with a pointer begins here by keyboard. */
export function OutlineList({ editor, issues }: { editor: Editor; issues: readonly GraphIssue[] }) {
  const { document, selection } = editor;
  const rows = outlineRows(document.definition);
  const list = useRef<HTMLDivElement>(null);
  const isSelected = (place: Place) => selection?.kind === place.kind && selection.id === place.id;
  const selectedRow = rows.findIndex(({ place }) => isSelected(place));

  useEffect(() => {
    if (selectedRow >= 0) list.current?.children[selectedRow]?.scrollIntoView({ block: "nearest" });
  }, [selectedRow]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Delete" || event.key === "Backspace") deleteSelected(editor);
    else if (event.key === "Enter") editor.goTo(selection, null);
    else {
      const row = rows[rowAfterKey(event.key, selectedRow, rows.length) ?? -1];
      if (!row) return;
      editor.select(row.place);
    }
    event.preventDefault();
  };
  return (
    <div
      ref={list}
      role="listbox"
      aria-label="Nodes and edges"
      tabIndex={0}
      aria-activedescendant={selectedRow >= 0 ? rowId(selectedRow) : undefined}
      onKeyDown={onKeyDown}
      className="min-h-0 flex-1 overflow-y-auto p-1.5 focus-visible:outline-offset-[-2px]"
    >
      {rows.map(({ key, place, type, label, target }, row) => {
        const worst = issues.some(
          ({ kind, id, severity }) => kind === place.kind && id === place.id && severity === "error",
        );
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox has the focus, and its keys do the same.
          <div
            key={key}
            id={rowId(row)}
            role="option"
            tabIndex={-1}
            aria-selected={row === selectedRow}
            onClick={() => editor.select(place)}
            className={classNames(
              "flex h-7 cursor-default items-center gap-2 rounded-md px-2 text-sm",
              place.kind === "edge" && "pl-4 text-ink-soft text-xs",
              row === selectedRow ? "bg-accent-soft text-ink" : "hover:bg-hover",
            )}
          >
            {type === null ? (
              <CornerDownRight className="size-3 shrink-0 text-ink-faint" role="img" aria-label="Edge" />
            ) : (
              <NodeIcon type={type} />
            )}
            <span className="min-w-0 truncate">{label}</span>
            {target !== null && (
              <span className="min-w-1/4 shrink-999 truncate text-ink-faint">to {target}</span>
            )}
            {worst && (
              <CircleAlert
                className="ml-auto size-3.5 shrink-0 text-negative"
                role="img"
                aria-label="has errors"
              />
            )}
          </div>
        );
      })}
    </div>
  );
}

function rowId(row: number): string {
  return `outline-row-${row}`;
}
