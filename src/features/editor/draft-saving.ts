import type { Failure } from "@/features/api/failure";
import type { WorkflowDefinition, WorkflowSettings } from "@/server/contract/workflow-contract";
import { isSameJson, type JsonObject } from "@/shared/json";

/** What a version holds, and what the editor edits. Never changed in place: the same object is the same content. */
export type EditorDocument = {
  definition: WorkflowDefinition;
  templateContext: JsonObject;
  settings: WorkflowSettings;
};

/** What on the server a document is an edit of: the draft, or the published version while there is no draft. */
export type Basis = { versionId: string; draftRevision: number | null };

export type Theirs = { basis: Basis; document: EditorDocument };

/** How the document in hand stands to what is on the server. */
export type DraftSaving = {
  basis: Basis;
  saved: EditorDocument;
  activity:
    | { type: "resting" }
    | { type: "sending"; document: EditorDocument; attempt: number }
    | { type: "failed"; document: EditorDocument; failure: Failure; attempt: number }
    | { type: "conflict"; document: EditorDocument; theirs: Theirs };
};

export type SavingEvent =
  | { type: "sent"; document: EditorDocument }
  | { type: "stored"; basis: Basis; document: EditorDocument }
  | { type: "failed"; failure: Failure }
  | { type: "conflicted"; theirs: Theirs }
  /** The person has chosen between the two documents, so the one on the server is known now and may be overwritten. */
  | { type: "resolved" };

export function startSaving(basis: Basis, saved: EditorDocument): DraftSaving {
  return { basis, saved, activity: { type: "resting" } };
}

export function afterSavingEvent(saving: DraftSaving, event: SavingEvent): DraftSaving {
  const { activity } = saving;
  switch (event.type) {
    case "sent":
      return {
        ...saving,
        activity: {
          type: "sending",
          document: event.document,
          attempt: attemptsAt(saving, event.document) + 1,
        },
      };
    case "stored":
      return startSaving(event.basis, event.document);
    case "failed": {
      if (activity.type !== "sending") return saving;
      return { ...saving, activity: { ...activity, type: "failed", failure: event.failure } };
    }
    case "conflicted": {
      if (activity.type !== "sending") return saving;
      const { theirs } = event;
      // The server holds what was sent: the answer to an earlier attempt was lost.
      if (isSameDocument(theirs.document, activity.document))
        return startSaving(theirs.basis, activity.document);
      return { ...saving, activity: { type: "conflict", document: activity.document, theirs } };
    }
    case "resolved":
      return activity.type === "conflict"
        ? startSaving(activity.theirs.basis, activity.theirs.document)
        : saving;
  }
}

const typingPauseMs = 700;
const longestPauseMs = 30_000;

/** How long to wait before the document is to be sent; null while there is nothing to send, or no use in it. */
export function pauseBeforeSending(
  { activity, saved }: DraftSaving,
  document: EditorDocument,
): number | null {
  if (document === saved || activity.type === "sending" || activity.type === "conflict") return null;
  if (activity.type === "resting") return typingPauseMs;
  if (activity.document !== document) return typingPauseMs;
  return isWorthRetrying(activity.failure) ? Math.min(1_000 * 2 ** activity.attempt, longestPauseMs) : null;
}

export type SaveState = "saved" | "saving" | "not saved" | "conflict";

export function saveState({ activity, saved }: DraftSaving, document: EditorDocument): SaveState {
  if (activity.type === "conflict") return "conflict";
  if (activity.type === "failed" && document !== saved) return "not saved";
  return document === saved ? "saved" : "saving";
}

/** Attempts at one document made so far: a document that has changed since begins anew. */
function attemptsAt({ activity }: DraftSaving, document: EditorDocument): number {
  return activity.type === "failed" && activity.document === document ? activity.attempt : 0;
}

function isWorthRetrying({ reason }: Failure): boolean {
  return reason === "unreachable" || reason === "internal" || reason === "rate_limited";
}

function isSameDocument(left: EditorDocument, right: EditorDocument): boolean {
  const parts = ({ definition, templateContext, settings }: EditorDocument) => [
    definition,
    templateContext,
    settings,
  ];
  return isSameJson(parts(left), parts(right));
}
