import { Redo2, Undo2, Waypoints } from "lucide-react";
import type { ReactNode } from "react";
import type { NodeType } from "@/engine/node-type";
import { layoutGraph } from "@/features/graph/graph-layout";
import { Choice } from "@/features/interface/choice";
import { IconButton } from "@/features/interface/icon-button";
import { AddNodeMenu } from "./add-node-menu";
import { addNode, moveNodes } from "./definition-edit";
import { newNodePlace } from "./new-node-place";
import type { Editor, EditorView } from "./use-editor";

const views: readonly { value: EditorView; label: string }[] = [
  { value: "graph", label: "Graph" },
  { value: "json", label: "JSON" },
  { value: "settings", label: "Settings" },
];

export function EditorToolbar({ editor, children }: { editor: Editor; children: ReactNode }) {
  const { view, show } = editor;
  return (
    <section
      aria-label="Editor"
      className="flex flex-wrap items-center gap-x-2 gap-y-1.5 border-b px-3 py-1.5"
    >
      <Choice label="View" options={views} value={view} onChange={show} />
      {view === "graph" && (
        <>
          <AddNodeMenu definition={editor.document.definition} onAdd={(type) => addNodeOf(editor, type)} />
          <IconButton
            label="Arrange automatically"
            icon={<Waypoints className="size-4" aria-hidden />}
            onClick={() => arrange(editor)}
          />
        </>
      )}
      <IconButton
        label="Undo"
        disabled={!editor.canUndo}
        icon={<Undo2 className="size-4" aria-hidden />}
        onClick={editor.undo}
      />
      <IconButton
        label="Redo"
        disabled={!editor.canRedo}
        icon={<Redo2 className="size-4" aria-hidden />}
        onClick={editor.redo}
      />
      <div className="ml-auto flex flex-wrap items-center gap-2">{children}</div>
    </section>
  );
}

export function addNodeOf({ document, selection, edit, goTo }: Editor, type: NodeType): void {
  const { definition } = document;
  const added = addNode(definition, type, newNodePlace(definition, selection));
  edit(added.definition);
  goTo(added.place, "data.name");
}

export function arrange({ document, edit }: Editor): void {
  const { nodes } = layoutGraph(document.definition, "down");
  edit(moveNodes(document.definition, new Map(nodes.map(({ id, position }) => [id, position]))));
}
