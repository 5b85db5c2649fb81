import { useCallback, useRef, useState } from "react";
import { type Failure, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import type { SessionOutput } from "@/server/contract/text-chat-contract";
import type { TurnOutput } from "@/server/contract/turn-output";
import { keepNewestRevision } from "./session-cache";
import { isReplyDueElsewhere } from "./session-reading";
import { type Outgoing, visibleEnd } from "./timeline";

const pollMs = 1_000;

export type SessionAddress = { workflowId: string; runId: string };

export type SessionControls = ReturnType<typeof useSession>["controls"];

/** Whether the session holds the change: also when the turn that it began has failed. */
type Outcome = Promise<boolean>;

/**
 * A session and what can be done with it. Each change says which revision it expects and answers with the
 * whole session; after a refusal the session is fetched again, so that the next change starts from what is there.
 */
export function useSession(address: SessionAddress) {
  const { workflowId, runId } = address;
  const [outgoing, setOutgoing] = useState<Outgoing | null>(null);
  const [isChanging, setIsChanging] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isLocked = useRef(false);

  const utils = trpc.useUtils();
  const query = trpc.textChat.get.useQuery(address, {
    structuralSharing: (held, arrived) =>
      keepNewestRevision(held as SessionOutput | undefined, arrived as SessionOutput),
    refetchInterval: ({ state }) => (isReplyDueElsewhere(state.data, isLocked.current) ? pollMs : false),
  });
  const { mutateAsync: appendTurn } = trpc.textChat.append.useMutation();
  const { mutateAsync: moveCursor } = trpc.textChat.rewind.useMutation();
  const { mutateAsync: endSession } = trpc.textChat.end.useMutation();

  const change = useCallback(
    async (
      makeChange: (held: SessionOutput, keep: (arrived: SessionOutput) => void) => Promise<SessionOutput>,
      message: Outgoing | null = null,
    ): Outcome => {
      const held = utils.textChat.get.getData({ workflowId, runId });
      if (held === undefined || isLocked.current) return false;
      const keep = (arrived: SessionOutput) => utils.textChat.get.setData({ workflowId, runId }, arrived);
      isLocked.current = true;
      setIsChanging(true);
      setFailure(null);
      setOutgoing(message);
      try {
        keep(await makeChange(held, keep));
        return true;
      } catch (error) {
        const refusal = readFailure(error);
        await utils.textChat.get.refetch({ workflowId, runId });
        if (refusal.reason === "turn_failed") return true;
        setFailure(refusal);
        return false;
      } finally {
        isLocked.current = false;
        setIsChanging(false);
        setOutgoing(null);
      }
    },
    [utils, workflowId, runId],
  );

  const send = useCallback(
    (text: string): Outcome => {
      const held = utils.textChat.get.getData({ workflowId, runId });
      const parentTurnId = (held && visibleEnd(held)?.id) ?? null;
      return change(({ revision }) => appendTurn({ workflowId, runId, text, expectedRevision: revision }), {
        text,
        parentTurnId,
      });
    },
    [utils, change, appendTurn, workflowId, runId],
  );

  const rewind = useCallback(
    (cursorTurnId: string | null): Outcome =>
      change(({ revision }) => moveCursor({ workflowId, runId, cursorTurnId, expectedRevision: revision })),
    [change, moveCursor, workflowId, runId],
  );

  const rerun = useCallback(
    (turn: TurnOutput, text: string): Outcome =>
      change(
        async ({ revision }, keep) => {
          const cursorTurnId = turn.parentTurnId;
          const rewound = await moveCursor({ workflowId, runId, cursorTurnId, expectedRevision: revision });
          keep(rewound);
          return appendTurn({ workflowId, runId, text, expectedRevision: rewound.revision });
        },
        { text, parentTurnId: turn.parentTurnId },
      ),
    [change, moveCursor, appendTurn, workflowId, runId],
  );

  const end = useCallback(
    (): Outcome => change(({ revision }) => endSession({ workflowId, runId, expectedRevision: revision })),
    [change, endSession, workflowId, runId],
  );

  const dismissFailure = useCallback(() => setFailure(null), []);

  return { query, controls: { outgoing, isChanging, failure, dismissFailure, send, rewind, rerun, end } };
}
