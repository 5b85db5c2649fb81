import { useEffect, useReducer, useRef } from "react";
import { readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import type { WorkflowOutput } from "@/server/contract/workflow-contract";
import {
  afterSavingEvent,
  type Basis,
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

export function basisOf({ version, draft }: WorkflowOutput): Basis {
  return { versionId: version.versionId, draftRevision: draft?.revision ?? null };
}

/** Sends the document as it changes, tries again while the server is away, and stops at a conflict until the person has chosen. */
export function useDraftSaving(
  workflowId: string,
  start: { basis: Basis; saved: EditorDocument },
  document: EditorDocument,
) {
  const utils = trpc.useUtils();
  const [saving, dispatch] = useReducer(afterSavingEvent, startSaving(start.basis, start.saved));
  const { mutateAsync } = trpc.workflow.saveDraft.useMutation();

  const readTheirs = async (): Promise<Theirs> => {
    const theirs = await utils.client.workflow.get.query({ workflowId });
    return { basis: basisOf(theirs), document: documentOf(theirs) };
  };

  const send = async (sent: EditorDocument): Promise<void> => {
    dispatch({ type: "sent", document: sent });
    const { versionId, draftRevision } = saving.basis;
    const expected = { baseVersionId: versionId, expectedDraftRevision: draftRevision };
    try {
      const answer = await mutateAsync({ workflowId, ...sent, ...expected });
      const basis = { versionId: answer.versionId, draftRevision: answer.draft?.revision ?? null };
      dispatch({ type: "stored", basis, document: sent });
      void utils.workflow.invalidate();
    } catch (error) {
      const failure = readFailure(error);
      if (failure.reason !== "draft_conflict") dispatch({ type: "failed", failure });
      else {
        const theirs = await readTheirs().catch(readFailure);
        if ("reason" in theirs) dispatch({ type: "failed", failure: theirs });
        else dispatch({ type: "conflicted", theirs });
      }
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

  // What has not been sent yet is sent when the person leaves for another page of the app.
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
    basis: saving.basis,
    failure: saving.activity.type === "failed" ? saving.activity.failure : null,
    theirs: saving.activity.type === "conflict" ? saving.activity.theirs : null,
    saveNow: () => {
      if (pause !== null || saving.activity.type === "failed") void send(document);
    },
    resolve: () => dispatch({ type: "resolved" }),
    /** The draft has become the published version. */
    notePublished: () =>
      dispatch({ type: "stored", basis: { ...saving.basis, draftRevision: null }, document: saving.saved }),
  };
}
