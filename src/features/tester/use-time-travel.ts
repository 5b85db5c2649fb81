import { useMemo } from "react";
import { cursorAt, scrubberStops, standingStop } from "./scrubber-stops";
import type { TesterSession } from "./tester-session";
import { withCursor } from "./timeline";
import { useMoving } from "./use-moving";
import type { UndoableControls } from "./use-undo";

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
