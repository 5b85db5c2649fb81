import { useCallback } from "react";
import { type Failure, readFailure } from "@/features/api/failure";
import { useMachine } from "@/features/interface/use-machine";
import type { Outgoing } from "@/features/tester/reading/timeline";
import type { LiveEvent } from "@/server/contract/live-contract";
import type { SessionAnswer } from "@/server/contract/text-chat-contract";
import { type ExchangeEffect, exchangeAfter, type FromRevision, quietExchange } from "./exchange";
import type { useHeldSession } from "./use-held-session";

/** Whether the session holds the change: also when the turn that it began has failed. */
export type Outcome = Promise<boolean>;

/** Changes to the session that the page holds. */
export function useSessionChange({ held, keep, refetch }: Omit<ReturnType<typeof useHeldSession>, "query">) {
  const perform = (effect: ExchangeEffect) => {
    if (effect.type === "catch_up") void refetch();
  };
  const [{ change: current, failure }, dispatch] = useMachine(exchangeAfter, quietExchange, perform);

  const noticeEvent = useCallback(
    (event: LiveEvent) => void dispatch({ type: "told", event, heldRevision: held()?.revision }),
    [dispatch, held],
  );
  const setFailure = useCallback(
    (failure: Failure | null) => void dispatch({ type: "failed", failure }),
    [dispatch],
  );
  const change = useCallback(
    async (
      makeChange: (from: FromRevision) => Promise<SessionAnswer>,
      outgoing: Outgoing | null = null,
    ): Outcome => {
      const [effect] = dispatch({ type: "asked", outgoing, heldRevision: held()?.revision });
      if (effect?.type !== "make_change") return false;
      const failure = await makeChange(effect.from).then((answer) => {
        keep(answer);
        return null;
      }, readFailure);
      if (failure) await refetch();
      const heldRevision = held()?.revision;
      dispatch(failure ? { type: "refused", failure, heldRevision } : { type: "answered", heldRevision });
      return failure === null || failure.reason === "turn_failed";
    },
    [dispatch, held, keep, refetch],
  );

  return {
    outgoing: current?.outgoing ?? null,
    isChanging: current !== null,
    failure,
    setFailure,
    noticeEvent,
    change,
  };
}
