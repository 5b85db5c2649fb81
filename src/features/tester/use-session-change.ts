import { useCallback, useRef, useState } from "react";
import { type Failure, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import type { SessionOutput } from "@/server/contract/text-chat-contract";
import type { LiveEvent } from "@/server/ports/live-bus";
import type { Outgoing } from "./timeline";
import type { SessionAddress } from "./use-session";

/** Whether the session holds the change: also when the turn that it began has failed. */
export type Outcome = Promise<boolean>;

/**
 * The stored session, and changes to it, one at a time. A change says which revision it expects and answers with the whole
 * session; after a refusal, and when somebody else has changed it, the session is fetched again.
 */
export function useSessionChange({ workflowId, runId }: SessionAddress) {
  const [outgoing, setOutgoing] = useState<Outgoing | null>(null);
  const [isChanging, setIsChanging] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isLocked = useRef(false);
  const newestRevision = useRef(0);
  const { get } = trpc.useUtils().textChat;

  const held = useCallback(() => get.getData({ workflowId, runId }), [get, workflowId, runId]);
  const keep = useCallback(
    (arrived: SessionOutput) => get.setData({ workflowId, runId }, arrived),
    [get, workflowId, runId],
  );
  const refetch = useCallback(() => get.refetch({ workflowId, runId }), [get, workflowId, runId]);
  const catchUp = useCallback(() => {
    if ((held()?.revision ?? 0) < newestRevision.current) void refetch();
  }, [held, refetch]);

  /** The answer to a change made here brings what the change did, but comes only after the turn that it began. */
  const noticeEvent = useCallback(
    (event: LiveEvent) => {
      if (!("revision" in event)) return;
      newestRevision.current = Math.max(newestRevision.current, event.revision);
      if (!isLocked.current || event.type === "turn_started") catchUp();
    },
    [catchUp],
  );

  const change = useCallback(
    async (
      makeChange: (expectedRevision: number) => Promise<SessionOutput>,
      message: Outgoing | null = null,
    ): Outcome => {
      const current = held();
      if (current === undefined || isLocked.current) return false;
      isLocked.current = true;
      setIsChanging(true);
      setFailure(null);
      setOutgoing(message);
      try {
        keep(await makeChange(current.revision));
        return true;
      } catch (error) {
        const refusal = readFailure(error);
        await refetch();
        if (refusal.reason === "turn_failed") return true;
        setFailure(refusal);
        return false;
      } finally {
        isLocked.current = false;
        setIsChanging(false);
        setOutgoing(null);
        catchUp();
      }
    },
    [held, keep, refetch, catchUp],
  );

  return { outgoing, isChanging, failure, setFailure, held, keep, refetch, noticeEvent, change };
}
