import { useState } from "react";
import type { WorkflowDefinition } from "@/server/contract/workflow-contract";
import { findElement, type Place } from "./definition-edit";
import type { EditorDocument } from "./draft-saving";
import { advance, redo, startHistory, undo } from "./history";

export type Editor = ReturnType<typeof useEditor>;

/** A field to put the cursor into; `count` tells two requests for the same field apart. */
export type FieldRequest = { field: string | null; count: number };

/** The document in hand, how it came to be, and what of it is looked at. `later` is what an earlier visit had made of it. */
export function useEditor(initial: EditorDocument, later: EditorDocument | null) {
  const [history, setHistory] = useState(() => {
    const history = startHistory(initial);
    return later ? advance(history, later) : history;
  });
  const [chosen, setChosen] = useState<Place | null>(null);
  const [request, setRequest] = useState<FieldRequest>({ field: null, count: 0 });
  const document = history.present;
  const selection = chosen && findElement(document.definition, chosen) ? chosen : null;

  const change = (next: EditorDocument, step?: string) =>
    setHistory((current) => advance(current, next, step));

  return {
    document,
    selection,
    request,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    change,
    edit: (definition: WorkflowDefinition, step?: string) => change({ ...document, definition }, step),
    undo: () => setHistory(undo),
    redo: () => setHistory(redo),
    select: setChosen,
    /** Selects, and puts the cursor into a field of what is selected; into the first one without a name. */
    goTo(place: Place | null, field: string | null) {
      setChosen(place);
      setRequest(({ count }) => ({ field, count: count + 1 }));
    },
  };
}
