import { useCallback } from "react";
import { useMachine } from "@/features/interface/use-machine";
import type { Outcome } from "@/features/tester/session/use-session-change";
import { type MoveEffect, moveQueueAfter, noMove } from "./move-queue";

/** Moves the cursor of a session. */
export function useMoving(rewind: (cursorTurnId: string | null) => Outcome) {
  const move = async ({ place }: MoveEffect) => {
    await rewind(place);
    dispatch({ type: "arrived" });
  };
  const [{ preview }, dispatch] = useMachine(moveQueueAfter, noMove, move);
  const moveTo = useCallback((place: string | null) => void dispatch({ type: "chosen", place }), [dispatch]);
  const look = useCallback(
    (place: string | null | undefined) => void dispatch({ type: "looked", place }),
    [dispatch],
  );
  return { preview, look, moveTo };
}
