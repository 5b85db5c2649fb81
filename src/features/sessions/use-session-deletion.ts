import { useCallback, useEffect, useRef, useState } from "react";
import { type Failure, readFailure } from "@/features/api/failure";
import { outlivingClient } from "@/features/api/outliving-client";
import { trpc } from "@/features/api/trpc";

const undoableMs = 6_000;

/** A session is really deleted only when the time to take that back is over, or when the person leaves the page. */
export function useSessionDeletion(workflowId: string) {
  const utils = trpc.useUtils();
  const [deleted, setDeleted] = useState<ReadonlySet<string>>(new Set());
  const [failure, setFailure] = useState<Failure | null>(null);
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());

  const stopWaiting = useCallback((runId: string) => {
    clearTimeout(timers.current.get(runId));
    return timers.current.delete(runId);
  }, []);
  const show = useCallback(
    (runId: string) => setDeleted((current) => new Set([...current].filter((each) => each !== runId))),
    [],
  );
  const send = useCallback(
    async (runId: string) => {
      stopWaiting(runId);
      const refusal = await outlivingClient.textChat.delete
        .mutate({ workflowId, runId })
        .then(() => null, readFailure);
      if (refusal && refusal.reason !== "session_not_found") setFailure(refusal);
      else await utils.textChat.list.invalidate();
      show(runId);
    },
    [utils, workflowId, stopWaiting, show],
  );

  useEffect(() => {
    const waiting = timers.current;
    const sendAll = () => {
      for (const runId of [...waiting.keys()]) void send(runId);
    };
    window.addEventListener("pagehide", sendAll);
    return () => {
      window.removeEventListener("pagehide", sendAll);
      sendAll();
    };
  }, [send]);

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
    undo(runId: string) {
      if (stopWaiting(runId)) show(runId);
    },
  };
}
