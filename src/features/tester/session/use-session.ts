import { useCallback, useMemo } from "react";
import { readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { withLiveTurn } from "@/features/tester/reading/live-turn";
import { visibleEnd } from "@/features/tester/reading/timeline";
import type { TurnOutput } from "@/server/contract/turn-output";
import type { JsonObject } from "@/shared/json";
import type { Message } from "./message-draft";
import { type SessionAddress, useHeldSession } from "./use-held-session";
import { useLiveTurn } from "./use-live-turn";
import { type Outcome, useSessionChange } from "./use-session-change";

export type ContextPatch = { set: JsonObject; unset: string[] };

export type SessionControls = ReturnType<typeof useSession>["controls"];

/** A session as it stands at this moment, its running turn included, and what can be done with it. */
export function useSession(address: SessionAddress) {
  const { workflowId, runId } = address;
  const { query, ...stored } = useHeldSession(address);
  const { held, keep, refetch } = stored;
  const { outgoing, isChanging, failure, setFailure, noticeEvent, change } = useSessionChange(stored);
  const live = useLiveTurn(address, {
    isReady: query.data !== undefined,
    onEvent(event) {
      if (query.isError && event.type === "session_changed") void refetch();
      else noticeEvent(event);
    },
    onRefused: () => void refetch(),
  });
  const session = useMemo(() => query.data && withLiveTurn(query.data, live), [query.data, live]);

  const { mutateAsync: appendTurn } = trpc.textChat.append.useMutation();
  const { mutateAsync: moveCursor } = trpc.textChat.rewind.useMutation();
  const { mutateAsync: rerunTurn } = trpc.textChat.rerun.useMutation();
  const { mutateAsync: restoreBranch } = trpc.textChat.restore.useMutation();
  const { mutateAsync: patchContext } = trpc.textChat.patchContext.useMutation();
  const { mutateAsync: endSession } = trpc.textChat.end.useMutation();
  const { mutateAsync: cancelTurn, isPending: isStopping } = trpc.textChat.cancel.useMutation();

  const send = useCallback(
    (message: Message): Outcome => {
      const current = held();
      const parentTurnId = (current && visibleEnd(current)?.id) ?? null;
      return change((from) => appendTurn({ workflowId, runId, ...message, ...from }), {
        text: message.text,
        parentTurnId,
      });
    },
    [held, change, appendTurn, workflowId, runId],
  );

  const rewind = useCallback(
    (cursorTurnId: string | null): Outcome =>
      change((from) => moveCursor({ workflowId, runId, cursorTurnId, ...from })),
    [change, moveCursor, workflowId, runId],
  );

  const patch = useCallback(
    (patch: ContextPatch): Outcome =>
      change((from) => patchContext({ workflowId, runId, ...patch, ...from })),
    [change, patchContext, workflowId, runId],
  );

  const rerun = useCallback(
    (turn: TurnOutput, given: { text?: string | undefined; askAgain?: string[] } = {}): Outcome =>
      change((from) => rerunTurn({ workflowId, runId, turnId: turn.id, ...given, ...from }), {
        text: given.text ?? turn.userMessage?.text ?? null,
        parentTurnId: turn.parentTurnId,
      }),
    [change, rerunTurn, workflowId, runId],
  );

  const restore = useCallback(
    (turnId: string): Outcome => change((from) => restoreBranch({ workflowId, runId, turnId, ...from })),
    [change, restoreBranch, workflowId, runId],
  );

  const end = useCallback(
    (): Outcome => change((from) => endSession({ workflowId, runId, ...from })),
    [change, endSession, workflowId, runId],
  );

  /** Beside the change that waits for this turn, wherever it was begun. */
  const stop = useCallback(
    async (turnId: string) => {
      const since = { sinceRevision: held()?.revision };
      const stopping = cancelTurn({ workflowId, runId, turnId, ...since });
      await stopping.then(keep, (error) => setFailure(readFailure(error)));
    },
    [cancelTurn, held, keep, setFailure, workflowId, runId],
  );

  const dismissFailure = useCallback(() => setFailure(null), [setFailure]);

  return {
    query,
    session,
    controls: {
      outgoing,
      isChanging,
      isStopping,
      failure,
      dismissFailure,
      send,
      rewind,
      rerun,
      restore,
      patch,
      end,
      stop,
      held,
    },
  };
}
