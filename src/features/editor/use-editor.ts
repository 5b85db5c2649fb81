import { useEffect, useState } from "react";
import type { WorkflowDefinition } from "@/server/contract/workflow-contract";
import { findElement, type Place } from "./definition-edit";
import type { EditorDocument } from "./draft-saving";
import { advance, endStep, redo, startHistory, undo } from "./history";
import type { TextPlace } from "./typed-texts";
import { useTypedTexts } from "./use-typed-texts";

export type Editor = ReturnType<typeof useEditor>;

export type EditorView = "graph" | "json" | "settings";

/** A field to put the cursor into; without a name, the first field. Each request is a new object. */
export type FieldRequest = { field: string | null };

/** The document being edited, its history, and what of it is selected. `later` holds unsaved edits of an earlier visit. */
export function useEditor(initial: EditorDocument, later: EditorDocument | null) {
  const [history, setHistory] = useState(() => {
    const history = startHistory(initial);
    return later ? advance(history, later) : history;
  });
  const [view, setView] = useState<EditorView>("graph");
  const [chosen, setChosen] = useState<Place | null>(null);
  const [request, setRequest] = useState<FieldRequest | null>(null);
  const document = history.present;
  const texts = useTypedTexts(document.definition);
  const selection = chosen && findElement(document.definition, chosen) ? chosen : null;

  useEffect(() => {
    const onFieldLeft = () => setHistory(endStep);
    window.addEventListener("focusout", onFieldLeft);
    return () => window.removeEventListener("focusout", onFieldLeft);
  }, []);

  const change = (next: EditorDocument, stepName?: string) => {
    const step = stepName === undefined ? null : { name: stepName, at: Date.now() };
    setHistory((current) => advance(current, next, step));
  };
  const select = (place: Place | null) => {
    setHistory(endStep);
    setChosen(place);
  };

  return {
    document,
    view,
    selection,
    request,
    texts,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    change,
    edit: (definition: WorkflowDefinition, stepName?: string) =>
      change({ ...document, definition }, stepName),
    undo: () => setHistory(undo),
    redo: () => setHistory(redo),
    select,
    show(next: EditorView) {
      setView(next);
      setRequest(null);
    },
    /** Selects on the graph, and puts the cursor into a field of what is selected. */
    goTo(place: Place | null, field: string | null) {
      select(place);
      setView("graph");
      setRequest({ field });
    },
    goToText(place: TextPlace) {
      if (place.kind === "field") select(place.element);
      setView(viewOfText[place.kind]);
      setRequest({ field: place.kind === "field" ? place.field : place.kind });
    },
  };
}

const viewOfText: Record<TextPlace["kind"], EditorView> = {
  definition: "json",
  templateContext: "settings",
  field: "graph",
};
