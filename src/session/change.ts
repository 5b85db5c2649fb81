import type { Usage } from "@/engine/usage";
import type { Session } from "./session";
import type { Turn } from "./turn";

/**
 * One accepted change of a session, to be stored in one transaction that compares `expectedRevision`.
 * It adds at most one turn or settles at most one, and moves the head and the cursor.
 */
export type SessionChange = {
  runId: string;
  expectedRevision: number;
  revision: number;
  headTurnId: string;
  cursorTurnId: string | null;
  totalUsage: Usage;
  updatedAt: string;
  addedTurn: Turn | null;
  settledTurn: Turn | null;
};

export type Refusal =
  | { reason: "revision_conflict"; expectedRevision: number; actualRevision: number }
  | { reason: "turn_in_progress"; turnId: string }
  | { reason: "turn_not_found" }
  | { reason: "idempotency_mismatch" }
  | { reason: "session_ended" }
  | { reason: "limit_exceeded"; limit: number; actual: number; unit: "character" | "turn"; message: string }
  | { reason: "invalid_input"; message: string };

/** `repeats` names the turn that an earlier, identical command has added. */
export type Decision =
  | { change: SessionChange }
  | { refusal: Refusal }
  | { unchanged: true }
  | { repeats: string };

export function applyChange(session: Session, change: SessionChange): Session {
  if (session.revision !== change.expectedRevision)
    throw new Error("The change was decided on another revision.");
  const turns = new Map(session.turns);
  for (const turn of [change.addedTurn, change.settledTurn]) if (turn) turns.set(turn.id, turn);
  return {
    runId: session.runId,
    revision: change.revision,
    headTurnId: change.headTurnId,
    cursorTurnId: change.cursorTurnId,
    totalUsage: change.totalUsage,
    updatedAt: change.updatedAt,
    turns,
  };
}

/** The change that leaves everything as it is but for what `moves` says. */
export function nextChange(
  session: Session,
  now: string,
  moves: Partial<
    Pick<SessionChange, "headTurnId" | "cursorTurnId" | "totalUsage" | "addedTurn" | "settledTurn">
  >,
): SessionChange {
  return {
    runId: session.runId,
    expectedRevision: session.revision,
    revision: session.revision + 1,
    headTurnId: session.headTurnId,
    cursorTurnId: session.cursorTurnId,
    totalUsage: session.totalUsage,
    updatedAt: now,
    addedTurn: null,
    settledTurn: null,
    ...moves,
  };
}
