import { useEffect, useRef, useState } from "react";
import { type Failure, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";

const undoableMs = 6_000;

/** A session is really deleted only when the time to take that back is over, or when the person leaves the page. */
export function useSessionDeletion(workflowId: string) {
  const utils = trpc.useUtils();
  const [deleted, setDeleted] = useState<ReadonlySet<string>>(new Set());
  const [failure, setFailure] = useState<Failure | null>(null);
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  const { client } = utils;

  const forget = (runId: string) => {
    clearTimeout(timers.current.get(runId));
    timers.current.delete(runId);
    setDeleted((current) => new Set([...current].filter((each) => each !== runId)));
  };
  const send = async (runId: string) => {
    timers.current.delete(runId);
    try {
      await client.textChat.delete.mutate({ workflowId, runId });
      await utils.textChat.list.invalidate();
    } catch (error) {
      const refusal = readFailure(error);
      if (refusal.reason !== "session_not_found") setFailure(refusal);
    }
    forget(runId);
  };

  useEffect(() => {
    const waiting = timers.current;
    return () => {
      for (const [runId, timer] of waiting) {
        clearTimeout(timer);
        void client.textChat.delete.mutate({ workflowId, runId }).catch(() => undefined);
      }
      waiting.clear();
    };
  }, [client, workflowId]);

  return {
    failure,
    isDeleted: (runId: string) => deleted.has(runId),
    remove(runId: string) {
      setFailure(null);
      setDeleted((current) => new Set([...current, runId]));
      timers.current.set(
        runId,
        setTimeout(() => void send(runId), undoableMs),
      );
    },
    undo: forget,
  };
}
