import { useEffect, useRef, useState } from "react";
import { type Failure, readFailure } from "@/features/api/failure";
import { outlivingClient } from "@/features/api/outliving-client";
import { trpc } from "@/features/api/trpc";
import { useMachine } from "@/features/interface/use-machine";
import { type DeletionEffect, deletionsAfter, isDeleted, noDeletions } from "./session-deletions";

const undoableMs = 6_000;

/** A session is really deleted only when the time to take that back is over, or when the person leaves the page. */
export function useSessionDeletion(workflowId: string) {
  const utils = trpc.useUtils();
  const [failure, setFailure] = useState<Failure | null>(null);
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());

  const send = async (runId: string) => {
    const refusal = await outlivingClient.textChat.delete
      .mutate({ workflowId, runId })
      .then(() => null, readFailure);
    if (refusal && refusal.reason !== "session_not_found") setFailure(refusal);
    else await utils.textChat.list.invalidate();
    dispatch({ type: "answered", runId });
  };
  const perform = ({ type, runId }: DeletionEffect) => {
    switch (type) {
      case "start_timer":
        timers.current.set(
          runId,
          setTimeout(() => dispatch({ type: "due", runId }), undoableMs),
        );
        break;
      case "stop_timer":
        clearTimeout(timers.current.get(runId));
        timers.current.delete(runId);
        break;
      case "send":
        void send(runId);
    }
  };
  const [deletions, dispatch] = useMachine(deletionsAfter, noDeletions, perform);

  useEffect(() => {
    const leave = () => void dispatch({ type: "left" });
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [dispatch]);

  return {
    failure,
    isDeleted: (runId: string) => isDeleted(deletions, runId),
    remove(runId: string) {
      setFailure(null);
      dispatch({ type: "removed", runId });
    },
    undo: (runId: string) => void dispatch({ type: "undone", runId }),
  };
}
