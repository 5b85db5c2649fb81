import { CopyPlus, Trash2 } from "lucide-react";
import { IconButton } from "@/features/interface/icon-button";
import { duplicateNode, type Place, removeElement } from "./definition-edit";
import type { Editor } from "./use-editor";

export function SelectionActions({ editor, selection }: { editor: Editor; selection: Place }) {
  return (
    <div className="flex">
      {selection.kind === "node" && (
        <IconButton
          label="Duplicate node"
          icon={<CopyPlus className="size-4" aria-hidden />}
          onClick={() => duplicateSelected(editor)}
        />
      )}
      <IconButton
        label={`Delete ${selection.kind}`}
        icon={<Trash2 className="size-4" aria-hidden />}
        onClick={() => deleteSelected(editor)}
      />
    </div>
  );
}

export function duplicateSelected({ document, selection, edit, goTo }: Editor): void {
  const copied = selection?.kind === "node" ? duplicateNode(document.definition, selection.id) : null;
  if (!copied) return;
  edit(copied.definition);
  goTo(copied.place, "data.name");
}

export function deleteSelected({ document, selection, edit, select }: Editor): void {
  if (!selection) return;
  edit(removeElement(document.definition, selection));
  select(null);
}
