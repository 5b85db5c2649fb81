import { useEffect, useReducer, useRef } from "react";
import { readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import type { WorkflowOutput } from "@/server/contract/workflow-contract";
import {
  afterSavingEvent,
  type EditorDocument,
  pauseBeforeSending,
  saveState,
  startSaving,
  type Theirs,
} from "./draft-saving";

export function documentOf({ version }: WorkflowOutput): EditorDocument {
  const { definition, templateContext, settings } = version;
  return { definition, templateContext, settings };
}

/** Sends the document as it changes, tries again while the server is away, and stops at a conflict until the person has chosen. */
export function useDraftSaving(
  workflowId: string,
  start: { revision: number | null; saved: EditorDocument },
  document: EditorDocument,
) {
  const utils = trpc.useUtils();
  const [saving, dispatch] = useReducer(afterSavingEvent, startSaving(start.revision, start.saved));
  const { mutateAsync } = trpc.workflow.saveDraft.useMutation();

  const readTheirs = async (): Promise<Theirs> => {
    const theirs = await utils.client.workflow.get.query({ workflowId });
    return { revision: theirs.draft?.revision ?? null, document: documentOf(theirs) };
  };

  const send = async (sent: EditorDocument): Promise<number | null> => {
    dispatch({ type: "sent", document: sent });
    try {
      const answer = await mutateAsync({ workflowId, ...sent, expectedDraftRevision: saving.revision });
      const revision = answer.draft?.revision ?? null;
      dispatch({ type: "stored", revision, document: sent });
      void utils.workflow.invalidate();
      return revision;
    } catch (error) {
      const failure = readFailure(error);
      if (failure.reason !== "draft_conflict") dispatch({ type: "failed", failure });
      else {
        const theirs = await readTheirs().catch(readFailure);
        if ("reason" in theirs) dispatch({ type: "failed", failure: theirs });
        else dispatch({ type: "conflicted", theirs });
      }
      return null;
    }
  };

  const latest = useRef(send);
  useEffect(() => {
    latest.current = send;
  });
  const pause = pauseBeforeSending(saving, document);
  useEffect(() => {
    if (pause === null) return;
    const sendNow = () => void latest.current(document);
    const timer = setTimeout(sendNow, pause);
    window.addEventListener("online", sendNow);
    window.addEventListener("pagehide", sendNow);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("online", sendNow);
      window.removeEventListener("pagehide", sendNow);
    };
  }, [document, pause]);

  // Whoever leaves for another page of the app leaves nothing behind.
  const unsent = useRef<EditorDocument | null>(null);
  useEffect(() => {
    unsent.current = pause === null ? null : document;
  });
  useEffect(
    () => () => {
      if (unsent.current) void latest.current(unsent.current);
    },
    [],
  );

  return {
    state: saveState(saving, document),
    revision: saving.revision,
    failure: saving.activity.type === "failed" ? saving.activity.failure : null,
    theirs: saving.activity.type === "conflict" ? saving.activity.theirs : null,
    saveNow: () => {
      if (pause !== null || saving.activity.type === "failed") void send(document);
    },
    resolve: () => dispatch({ type: "resolved" }),
    /** What is on the server has become something else by the person's own doing: published, discarded, restored. */
    startOver: (revision: number | null, saved: EditorDocument) =>
      dispatch({ type: "stored", revision, document: saved }),
  };
}
