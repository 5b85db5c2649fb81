import type { Refusal } from "./change";
import { pendingTurn, type Session } from "./session";

/** Rule 14. Text in UTF-16 code units. */
export type SessionLimits = { textLength: number; turnsPerSession: number };

/** What every caller's command is checked for first: somebody else's change, and a turn that still runs. */
export function refuseCommand(session: Session, expectedRevision: number | undefined): Refusal | null {
  if (expectedRevision !== undefined && expectedRevision !== session.revision) {
    return { reason: "revision_conflict", expectedRevision, actualRevision: session.revision };
  }
  const pending = pendingTurn(session);
  return pending ? { reason: "turn_in_progress", turnId: pending.id } : null;
}

export function refuseOneMoreTurn(
  session: Session,
  { turnsPerSession: limit }: SessionLimits,
): Refusal | null {
  if (session.turns.size < limit) return null;
  const message = `A session has at most ${limit} turns.`;
  return { reason: "limit_exceeded", limit, actual: session.turns.size + 1, unit: "turn", message };
}

/** Of the text as trimmed. */
export function refuseText(text: string, { textLength: limit }: SessionLimits): Refusal | null {
  if (text === "") return { reason: "invalid_input", message: "The text is empty." };
  if (text.length <= limit) return null;
  const message = `The text has more than ${limit} characters.`;
  return { reason: "limit_exceeded", limit, actual: text.length, unit: "character", message };
}
