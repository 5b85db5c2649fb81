import type { Actor } from "./actor";
import { type Decision, nextChange } from "./change";
import { newTurn } from "./new-turn";
import { refuseCommand, refuseOneMoreTurn, refuseText, type SessionLimits } from "./refusals";
import { type Session, visibleTurn } from "./session";
import type { Lease, Turn } from "./turn";

export type AppendCommand = {
  text: string;
  expectedRevision: number | undefined;
  /** Rule 10. A message with the key of an earlier one repeats that one, whatever came since. */
  idempotencyKey?: string | undefined;
  turnId: string;
  actor: Actor;
  now: string;
  lease: Lease;
  limits: SessionLimits;
};

/** Rule 2. A pending turn under the cursor, else under the head. */
export function append(session: Session, command: AppendCommand): Decision {
  const text = command.text.trim();
  const repeated = findByKey(session, command.idempotencyKey);
  if (repeated) {
    return repeated.userText === text
      ? { repeats: repeated.id }
      : { refusal: { reason: "idempotency_mismatch" } };
  }
  const refusal = refuseText(text, command.limits) ?? refuseCommand(session, command.expectedRevision);
  if (refusal) return { refusal };
  const parent = visibleTurn(session);
  if (parent.isEnd) return { refusal: { reason: "session_ended" } };
  const tooMany = refuseOneMoreTurn(session, command.limits);
  if (tooMany) return { refusal: tooMany };
  const addedTurn = newTurn({
    ...command,
    id: command.turnId,
    parent,
    kind: "message",
    userText: text,
    revision: session.revision + 1,
    idempotencyKey: command.idempotencyKey ?? null,
  });
  return {
    change: nextChange(session, command.now, { headTurnId: addedTurn.id, cursorTurnId: null, addedTurn }),
  };
}

function findByKey(session: Session, key: string | undefined): Turn | undefined {
  if (key === undefined) return undefined;
  return [...session.turns.values()].find((turn) => turn.idempotencyKey === key);
}
