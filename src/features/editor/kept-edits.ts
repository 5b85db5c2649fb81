import { isJsonObject } from "@/shared/json";
import type { Basis, EditorDocument } from "./draft-saving";

/** Edits that are not on the server yet, with what they were made on. They outlive a reload and a closed window. */
export type KeptEdits = { basis: Basis; document: EditorDocument };

export function readKeptEdits(storage: Pick<Storage, "getItem">, workflowId: string): KeptEdits | null {
  try {
    const kept: unknown = JSON.parse(storage.getItem(keyOf(workflowId)) ?? "null");
    return isKeptEdits(kept) ? kept : null;
  } catch {
    return null;
  }
}

export function keepEdits(storage: Pick<Storage, "setItem">, workflowId: string, edits: KeptEdits): void {
  try {
    storage.setItem(keyOf(workflowId), JSON.stringify(edits));
  } catch {
    // The browser has no room or forbids it: the edits are still on the page.
  }
}

export function forgetEdits(storage: Pick<Storage, "removeItem">, workflowId: string): void {
  try {
    storage.removeItem(keyOf(workflowId));
  } catch {
    // Not allowed: then nothing was kept either.
  }
}

function keyOf(workflowId: string): string {
  return `retake-edits-${workflowId}`;
}

function isKeptEdits(value: unknown): value is KeptEdits {
  if (!isJsonObject(value) || !isJsonObject(value.basis) || !isJsonObject(value.document)) return false;
  const { versionId, draftRevision } = value.basis;
  const { definition, templateContext, settings } = value.document;
  return (
    typeof versionId === "string" &&
    (draftRevision === null || typeof draftRevision === "number") &&
    isJsonObject(definition) &&
    Array.isArray(definition.nodes) &&
    Array.isArray(definition.edges) &&
    isJsonObject(templateContext) &&
    isJsonObject(settings)
  );
}
