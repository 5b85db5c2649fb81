import type { Actor } from "./actor";
import { type Decision, nextChange } from "./change";
import { newTurn } from "./new-turn";
import { refuseCommand, refuseOneMoreTurn, refuseText, type SessionLimits } from "./refusals";
import type { Session } from "./session";
import type { Lease } from "./turn";

export type RerunCommand = {
  /** Any turn of the tree that asked the model: the opening, or a message. */
  turnId: string;
  /** Instead of what was said; the opening has nothing to say. */
  text: string | undefined;
  expectedRevision: number | undefined;
  newTurnId: string;
  actor: Actor;
  now: string;
  lease: Lease;
  limits: SessionLimits;
};

/** Rule 5. A pending sibling of the turn: rewind and append as one change. */
export function rerun(session: Session, command: RerunCommand): Decision {
  const refusal = refuseCommand(session, command.expectedRevision);
  if (refusal) return { refusal };
  const turn = session.turns.get(command.turnId);
  if (!turn) return { refusal: { reason: "turn_not_found" } };
  const { kind } = turn;
  if (kind === "context_patch") {
    return { refusal: { reason: "invalid_input", message: "This turn asked the model nothing." } };
  }
  if (kind === "opening" && command.text !== undefined) {
    return { refusal: { reason: "invalid_input", message: "The opening turn has no text to change." } };
  }
  const userText = command.text?.trim() ?? turn.userText;
  const wrongText = userText === null ? null : refuseText(userText, command.limits);
  if (wrongText) return { refusal: wrongText };
  const tooMany = refuseOneMoreTurn(session, command.limits);
  if (tooMany) return { refusal: tooMany };
  const parent = turn.parentTurnId === null ? null : (session.turns.get(turn.parentTurnId) ?? null);
  const { newTurnId: id, actor, now, lease } = command;
  const revision = session.revision + 1;
  const addedTurn = newTurn({ id, parent, kind, actor, userText, revision, now, lease });
  return { change: nextChange(session, now, { headTurnId: id, cursorTurnId: null, addedTurn }) };
}
