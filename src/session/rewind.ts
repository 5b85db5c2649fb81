import { type Decision, nextChange } from "./change";
import { activePath, newestDescendant } from "./path";
import { refuseCommand } from "./refusals";
import type { Session } from "./session";

/** Rule 3. Moves the cursor over the active path; `null` takes it away. Nothing is lost and nothing is copied. */
export function rewind(
  session: Session,
  command: { cursorTurnId: string | null; expectedRevision: number | undefined; now: string },
): Decision {
  const refusal = refuseCommand(session, command.expectedRevision);
  if (refusal) return { refusal };
  const { cursorTurnId } = command;
  if (cursorTurnId === session.cursorTurnId) return { unchanged: true };
  if (cursorTurnId !== null && !activePath(session).some((turn) => turn.id === cursorTurnId)) {
    return { refusal: { reason: "turn_not_found" } };
  }
  return { change: nextChange(session, command.now, { cursorTurnId }) };
}

/** Rule 6. Makes the branch of any turn the active path again, to the end of what was last added to it. */
export function restore(
  session: Session,
  command: { turnId: string; expectedRevision: number | undefined; now: string },
): Decision {
  const refusal = refuseCommand(session, command.expectedRevision);
  if (refusal) return { refusal };
  if (!session.turns.has(command.turnId)) return { refusal: { reason: "turn_not_found" } };
  const isActive = activePath(session).some((turn) => turn.id === command.turnId);
  const headTurnId = isActive ? session.headTurnId : newestDescendant(session, command.turnId).id;
  if (headTurnId === session.headTurnId && session.cursorTurnId === null) return { unchanged: true };
  return { change: nextChange(session, command.now, { headTurnId, cursorTurnId: null }) };
}
