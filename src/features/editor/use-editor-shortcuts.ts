import { useShortcuts } from "@/features/palette/shortcuts";
import { arrange } from "./editor-toolbar";
import { deleteSelected, duplicateSelected } from "./selection-actions";
import type { Editor } from "./use-editor";

/** The keys of the editor, which are also its commands in the palette. */
export function useEditorShortcuts(
  editor: Editor,
  { save, publish }: { save: () => void; publish: () => void },
) {
  const group = "Editor";
  const { selection } = editor;
  useShortcuts([
    { label: "Undo", keys: "Mod+Z", group, handler: editor.undo },
    { label: "Redo", keys: ["Shift+Mod+Z", "Mod+Y"], group, handler: editor.redo },
    { label: "Save the draft now", keys: "Mod+S", group, isForTyping: true, handler: save },
    { label: "Review and publish", group, handler: publish },
    { label: "Arrange automatically", group, handler: () => arrange(editor) },
    ...(selection
      ? [
          {
            label: `Delete the selected ${selection.kind}`,
            keys: "Delete",
            group,
            handler: () => deleteSelected(editor),
          },
        ]
      : []),
    ...(selection?.kind === "node"
      ? [
          {
            label: "Duplicate the selected node",
            keys: "Mod+D",
            group,
            handler: () => duplicateSelected(editor),
          },
        ]
      : []),
  ]);
}
