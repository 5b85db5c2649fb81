import { useMemo } from "react";
import type { TesterSession } from "@/features/tester/reading/tester-session";
import { withCursor } from "@/features/tester/reading/timeline";
import type { UndoableControls } from "@/features/tester/session/use-undo";
import { cursorAt, scrubberStops, standingStop } from "./scrubber-stops";
import { useMoving } from "./use-moving";

/** The stops of a session, where it is looked at, and steps between them. */
export function useTimeTravel(session: TesterSession, { rewind, outgoing }: UndoableControls) {
  const moving = useMoving(rewind);
  const { preview, moveTo } = moving;
  const { turns, cursorTurnId, headTurnId, status } = session.sessionData;
  const shown = useMemo(() => withCursor(session, preview), [session, preview]);
  const stops = useMemo(() => scrubberStops(turns), [turns]);
  const isRunning = status === "pending_assistant_turn" || outgoing !== null;

  const step = (by: number) => {
    const target = standingStop(stops, preview === undefined ? cursorTurnId : preview) + by;
    if (!isRunning && target >= 0 && target < stops.length) void moveTo(cursorAt(stops, target));
  };

  return {
    moving,
    shown,
    stops,
    /** Null while nothing is looked at but where the session stands. */
    previewTurnId: preview === undefined ? null : (preview ?? headTurnId),
    stepBack: () => step(-1),
    stepForward: () => step(1),
    returnToLatest: () => {
      if (cursorTurnId !== null && !isRunning) void moveTo(null);
    },
  };
}
