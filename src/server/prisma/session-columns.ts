import { type Session, sessionStatus } from "@/session/session";

/** What moves over the tree, and the two derived values that lists are filtered by. */
export function sessionColumns(session: Session) {
  return {
    revision: session.revision,
    status: sessionStatus(session),
    headTurnId: session.headTurnId,
    cursorTurnId: session.cursorTurnId,
    turnCount: session.turns.size,
    totalUsage: session.totalUsage,
    updatedAt: session.updatedAt,
  };
}
