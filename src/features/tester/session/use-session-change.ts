import { useCallback, useRef, useState } from "react";
import { type Failure, readFailure } from "@/features/api/failure";
import type { Outgoing } from "@/features/tester/reading/timeline";
import type { LiveEvent } from "@/server/contract/live-contract";
import type { SessionAnswer } from "@/server/contract/text-chat-contract";
import type { useHeldSession } from "./use-held-session";

/** Whether the session holds the change: also when the turn that it began has failed. */
export type Outcome = Promise<boolean>;

/** Which revision a change expects, and since which its answer is to tell what changed: the one that the page holds. */
export type FromRevision = { expectedRevision: number; sinceRevision: number };

/**
 * Changes to the session that the page holds, one at a time. After a refusal, and when somebody else has changed it, the page asks for
 * what changed.
 */
export function useSessionChange({ held, keep, refetch }: Omit<ReturnType<typeof useHeldSession>, "query">) {
  const [outgoing, setOutgoing] = useState<Outgoing | null>(null);
  const [isChanging, setIsChanging] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isLocked = useRef(false);
  const newestRevision = useRef(0);
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
      makeChange: (from: FromRevision) => Promise<SessionAnswer>,
      message: Outgoing | null = null,
    ): Outcome => {
      const current = held();
      if (current === undefined || isLocked.current) return false;
      isLocked.current = true;
      setIsChanging(true);
      setFailure(null);
      setOutgoing(message);
      try {
        const { revision } = current;
        keep(await makeChange({ expectedRevision: revision, sinceRevision: revision }));
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

  return { outgoing, isChanging, failure, setFailure, noticeEvent, change };
}
