import type { TurnOutcome } from "@/engine/turn";
import { noUsage, type Usage } from "@/engine/usage";
import type { JsonObject } from "@/shared/json";
import type { Actor } from "../actor";
import { append } from "../append";
import { applyChange, type Decision, type SessionChange } from "../change";
import { end } from "../end";
import { openSession } from "../open-session";
import { patchContext } from "../patch-context";
import { rerun } from "../rerun";
import { restore, rewind } from "../rewind";
import { pendingTurn, type Session } from "../session";
import { settle } from "../settle";

export const at = (seconds: number): string =>
  new Date(Date.UTC(2026, 2, 1, 9) + seconds * 1_000).toISOString();
export const lease = { owner: "process-1", expiresAt: at(30) };
export const actor: Actor = { kind: "person", id: "usr_1", name: "Ada" };
export const limits = { textLength: 8_000, turnsPerSession: 2_000 };
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

export function cancelled(given: Partial<TurnOutcome> = {}): TurnOutcome {
  return completed({ status: "cancelled", ...given });
}

/** @throws when the decision is a refusal, or to change nothing */
function accepted(decision: Decision): SessionChange {
  if (!("change" in decision)) throw new Error(`Not accepted: ${JSON.stringify(decision)}`);
  return decision.change;
}

export const accept = (session: Session, decision: Decision): Session =>
  applyChange(session, accepted(decision));

/** What is asked of the session is accepted; a second later with every revision. */
export const changes = {
  ask(session: Session, turnId: string, text = "Hello", idempotencyKey?: string): SessionChange {
    const now = at(session.revision);
    const command = { text, idempotencyKey, expectedRevision: undefined, turnId, now, actor, lease, limits };
    return accepted(append(session, command));
  },
  settle(session: Session, outcome = completed()): SessionChange {
    const turnId = pendingTurn(session)?.id ?? "none";
    const change = settle(session, { turnId, outcome, now: at(session.revision) });
    if (!change) throw new Error("No turn is pending.");
    return change;
  },
  rewind(session: Session, cursorTurnId: string | null): SessionChange {
    const command = { cursorTurnId, expectedRevision: undefined, now: at(session.revision) };
    return accepted(rewind(session, command));
  },
  rerun(session: Session, turnId: string, newTurnId: string, text?: string): SessionChange {
    const now = at(session.revision);
    const command = { turnId, newTurnId, text, expectedRevision: undefined, now, actor, lease, limits };
    return accepted(rerun(session, command));
  },
  restore(session: Session, turnId: string): SessionChange {
    return accepted(restore(session, { turnId, expectedRevision: undefined, now: at(session.revision) }));
  },
  patch(session: Session, turnId: string, set: JsonObject): SessionChange {
    const unchanged = { unset: [], currentNodeId: undefined, expectedRevision: undefined };
    return accepted(
      patchContext(session, { ...unchanged, set, turnId, actor, now: at(session.revision), limits }),
    );
  },
  end(session: Session, turnId: string): SessionChange {
    const now = at(session.revision);
    return accepted(end(session, { reason: "user_hangup", expectedRevision: undefined, turnId, actor, now }));
  },
};

export const begun = ({ runId = "run", turnId = "opening" } = {}): Session =>
  openSession({ runId, turnId, actor, now: at(0), lease });

/** The turn `opening` has settled: revision 2. */
export const opened = (outcome = completed()): Session => settled(begun(), outcome);

export const asked = (session: Session, turnId: string, text = "Hello"): Session =>
  applyChange(session, changes.ask(session, turnId, text));

export const settled = (session: Session, outcome = completed()): Session =>
  applyChange(session, changes.settle(session, outcome));

/** Asked and settled: two revisions. */
export const said = (session: Session, turnId: string, outcome = completed()): Session =>
  settled(asked(session, turnId), outcome);

export const rewound = (session: Session, cursorTurnId: string | null): Session =>
  applyChange(session, changes.rewind(session, cursorTurnId));

/** Run again and settled: two revisions. */
export const rerunAs = (
  session: Session,
  turnId: string,
  newTurnId: string,
  outcome = completed(),
): Session => settled(applyChange(session, changes.rerun(session, turnId, newTurnId)), outcome);

export const restored = (session: Session, turnId: string): Session =>
  applyChange(session, changes.restore(session, turnId));

export const patched = (session: Session, turnId: string, set: JsonObject): Session =>
  applyChange(session, changes.patch(session, turnId, set));

export const ended = (session: Session, turnId: string): Session =>
  applyChange(session, changes.end(session, turnId));
