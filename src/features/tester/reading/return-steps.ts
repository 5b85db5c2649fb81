import type { TesterSession } from "./tester-session";

/** Where a session stood: which path was active, and where on it the cursor was. */
export type Standing = { headTurnId: string; cursorTurnId: string | null };

export type ReturnStep =
  | { type: "restore"; turnId: string }
  | { type: "rewind"; cursorTurnId: string | null };

export function standingOf({ sessionData }: TesterSession): Standing {
  return { headTurnId: sessionData.headTurnId, cursorTurnId: sessionData.cursorTurnId };
}

/**
 * The next command on the way back to where the session stood; null when it stands there. When turns were added to the
 * end of that path meanwhile, it leads to the turn that was the end.
 */
export function nextReturnStep({ sessionData }: TesterSession, standing: Standing): ReturnStep | null {
  const { turns, headTurnId, cursorTurnId } = sessionData;
  const isOnPath = turns.some((turn) => turn.id === standing.headTurnId);
  if (!isOnPath) return { type: "restore", turnId: standing.headTurnId };
  const atItsEnd = headTurnId === standing.headTurnId ? null : standing.headTurnId;
  const wanted = standing.cursorTurnId ?? atItsEnd;
  return wanted === cursorTurnId ? null : { type: "rewind", cursorTurnId: wanted };
}
