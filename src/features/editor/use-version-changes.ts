import { useState } from "react";
import { type Failure, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import type { VersionSummary, WorkflowOutput } from "@/server/contract/workflow-contract";
import { documentOf } from "./use-draft-saving";

/** Discarding and restoring. Each keeps what it replaces, so that it can be put back. */
export function useVersionChanges({ workflowId, draft }: WorkflowOutput) {
  const utils = trpc.useUtils();
  const { client } = utils;
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [done, setDone] = useState<{ text: string; undo: () => void } | null>(null);

  const perform = async (act: () => Promise<{ text: string; undo: () => void } | null>) => {
    setIsBusy(true);
    setFailure(null);
    try {
      setDone(await act());
    } catch (error) {
      setFailure(readFailure(error));
    }
    await utils.workflow.invalidate();
    setIsBusy(false);
  };
  const readVersion = async (versionId: string) =>
    documentOf(await client.workflow.get.query({ workflowId, versionId }));
  const saveAs = async (document: ReturnType<typeof documentOf>, expectedDraftRevision: number | null) =>
    client.workflow.saveDraft.mutate({ workflowId, ...document, expectedDraftRevision });

  return {
    isBusy,
    failure,
    done,
    discard: (version: VersionSummary) =>
      perform(async () => {
        const kept = await readVersion(version.versionId);
        await client.workflow.discardDraft.mutate({ workflowId });
        const undo = () => perform(async () => saveAs(kept, null).then(() => null));
        return { text: "The draft is discarded.", undo };
      }),
    restore: (version: VersionSummary) =>
      perform(async () => {
        const text = `Version ${version.number} is the draft now.`;
        if (draft) {
          const kept = await readVersion(draft.versionId);
          const saved = await saveAs(await readVersion(version.versionId), draft.revision);
          const undo = () =>
            perform(async () => saveAs(kept, saved.draft?.revision ?? null).then(() => null));
          return { text, undo };
        }
        await client.workflow.revert.mutate({ workflowId, versionId: version.versionId });
        const undo = () =>
          perform(async () => client.workflow.discardDraft.mutate({ workflowId }).then(() => null));
        return { text, undo };
      }),
  };
}
