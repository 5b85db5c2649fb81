import type { TurnOutcome } from "@/engine/turn";
import { noUsage, type Usage } from "@/engine/usage";
import { applyChange, type Decision } from "../change";
import { append, end, openSession, rewind, settle } from "../commands";
import { pendingTurn, type Session } from "../session";

export const at = (seconds: number): string =>
  new Date(Date.UTC(2026, 2, 1, 9) + seconds * 1_000).toISOString();
export const lease = { owner: "process-1", expiresAt: at(30) };
export const limits = { textLength: 20, turnsPerSession: 6 };
export const oneGeneration: Usage = {
  inputTokens: 10,
  cachedInputTokens: 2,
  outputTokens: 5,
  totalTokens: 15,
  generations: 1,
  durationMs: 7,
};

/** What the engine hands over when a turn worked: it stands at `ask`, and asked the model once. */
export function completed(given: Partial<TurnOutcome> = {}): TurnOutcome {
  return {
    status: "completed",
    currentNodeId: "ask",
    gatheredContext: {},
    segments: [],
    events: [],
    messages: [],
    usage: oneGeneration,
    isEnd: false,
    error: null,
    ...given,
  };
}

export function failed(given: Partial<TurnOutcome> = {}): TurnOutcome {
  const error = { reason: "model_unavailable", message: "Try again." };
  return completed({ status: "failed", usage: noUsage, error, ...given });
}

/** The session after the decision. @throws when it was a refusal or changed nothing */
export function accept(session: Session, decision: Decision): Session {
  if (!("change" in decision)) throw new Error(`Not accepted: ${JSON.stringify(decision)}`);
  return applyChange(session, decision.change);
}

export const begun = (): Session => openSession({ runId: "run", turnId: "opening", now: at(0), lease });

/** The turn `opening` has settled: revision 2. */
export const opened = (outcome = completed()): Session => settled(begun(), outcome);

export function asked(session: Session, turnId: string, text = "Hello"): Session {
  const now = at(session.revision);
  return accept(session, append(session, { text, expectedRevision: undefined, turnId, now, lease, limits }));
}

export function settled(session: Session, outcome = completed()): Session {
  const turnId = pendingTurn(session)?.id ?? "none";
  const change = settle(session, { turnId, outcome, now: at(session.revision) });
  if (!change) throw new Error("No turn is pending.");
  return applyChange(session, change);
}

/** Asked and settled: two revisions. */
export const said = (session: Session, turnId: string, outcome = completed()): Session =>
  settled(asked(session, turnId), outcome);

export function rewound(session: Session, cursorTurnId: string | null): Session {
  const command = { cursorTurnId, expectedRevision: undefined, now: at(session.revision) };
  return accept(session, rewind(session, command));
}

export function ended(session: Session, turnId: string): Session {
  const command = { reason: "user_hangup", expectedRevision: undefined, turnId, now: at(session.revision) };
  return accept(session, end(session, command));
}
