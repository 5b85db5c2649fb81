import { type RefObject, useEffect, useRef } from "react";
import type { FieldRequest } from "./use-editor";

/** Puts the cursor into the field that is asked for, among those in the element that the answer is given to. */
export function useRequestedField(request: FieldRequest | null): RefObject<HTMLDivElement | null> {
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (request) focusField(panel.current, request.field);
  }, [request]);
  return panel;
}

/** The control of a field, or of the list it is a part of; the first control there is when nothing has its name. */
function focusField(panel: HTMLElement | null, field: string | null): void {
  const path = field?.replace(/^data\./, "") ?? "";
  const named = [path, path.split(".")[0] ?? ""].map((name) =>
    name === "" ? null : panel?.querySelector(`[data-field="${CSS.escape(name)}"]`),
  );
  const place = named.find((each) => each) ?? panel?.querySelector("[data-field]");
  const control = place?.matches("input, textarea, select")
    ? place
    : place?.querySelector("input, textarea, select, button");
  if (control instanceof HTMLElement) control.focus();
}
