import { useEffect, useState } from "react";
import { isSameJson } from "@/shared/json";
import type { EditorDocument } from "./draft-saving";
import { forgetEdits, type KeptEdits, keepEdits, readKeptEdits } from "./kept-edits";

/** What an earlier visit could not save; null when that is what the server has anyway. */
export function useEarlierEdits(workflowId: string, initial: EditorDocument): KeptEdits | null {
  const [earlier] = useState(() => {
    const kept = readKeptEdits(localStorage, workflowId);
    return kept && !isSameJson(kept.document, initial) ? kept : null;
  });
  return earlier;
}

/** Keeps the document in the browser for as long as the server does not have it. */
export function useKeptEdits(
  workflowId: string,
  { isSaved, basis, document }: KeptEdits & { isSaved: boolean },
): void {
  useEffect(() => {
    if (isSaved) forgetEdits(localStorage, workflowId);
    else keepEdits(localStorage, workflowId, { basis, document });
  }, [workflowId, isSaved, basis, document]);
}
