import { closeContext } from "@/engine/gathered-context";
import type { TurnFailure, TurnOutcome } from "@/engine/turn";
import { addUsage, noUsage } from "@/engine/usage";
import { type Decision, nextChange, type Refusal, type SessionChange } from "./change";
import { gatheredContextAt } from "./checkpoint";
import { pathTo } from "./path";
import { pendingTurn, type Session, visibleTurn } from "./session";
import type { Lease, Turn } from "./turn";

export type SessionLimits = { textLength: number; turnsPerSession: number };

/** What every caller's command is checked for first: somebody else's change, and a turn that still runs. */
function refusalOf(session: Session, expectedRevision: number | undefined): Refusal | null {
  if (expectedRevision !== undefined && expectedRevision !== session.revision) {
    return { reason: "revision_conflict", expectedRevision, actualRevision: session.revision };
  }
  const pending = pendingTurn(session);
  return pending ? { reason: "turn_in_progress", turnId: pending.id } : null;
}

/** Rule 1. A session as it is stored first: revision 1, its opening turn pending. */
export function openSession(command: { runId: string; turnId: string; now: string; lease: Lease }): Session {
  const opening = emptyTurn({ ...command, parent: null, kind: "opening", userText: null, revision: 1 });
  return {
    runId: command.runId,
    revision: 1,
    headTurnId: opening.id,
    cursorTurnId: null,
    totalUsage: noUsage,
    updatedAt: command.now,
    turns: new Map([[opening.id, opening]]),
  };
}

export type AppendCommand = {
  text: string;
  expectedRevision: number | undefined;
  turnId: string;
  now: string;
  lease: Lease;
  limits: SessionLimits;
};

/** Rule 2. A pending turn under the cursor, else under the head. */
export function append(session: Session, command: AppendCommand): Decision {
  const text = command.text.trim();
  if (text === "") return { refusal: { reason: "invalid_input", message: "The text is empty." } };
  const { textLength, turnsPerSession } = command.limits;
  if (text.length > textLength) {
    return tooMuch(textLength, text.length, `The text has more than ${textLength} characters.`);
  }
  const refusal = refusalOf(session, command.expectedRevision);
  if (refusal) return { refusal };
  const parent = visibleTurn(session);
  if (parent.isEnd) return { refusal: { reason: "session_ended" } };
  if (session.turns.size >= turnsPerSession) {
    return tooMuch(
      turnsPerSession,
      session.turns.size + 1,
      `A session has at most ${turnsPerSession} turns.`,
    );
  }
  const addedTurn = emptyTurn({
    ...command,
    parent,
    kind: "message",
    userText: text,
    revision: session.revision + 1,
  });
  return {
    change: nextChange(session, command.now, { headTurnId: addedTurn.id, cursorTurnId: null, addedTurn }),
  };
}

function tooMuch(limit: number, actual: number, message: string): Decision {
  return { refusal: { reason: "limit_exceeded", limit, actual, message } };
}

/** Rule 2, second half. `null` when the turn is no longer pending: somebody else settled it. */
export function settle(
  session: Session,
  command: { turnId: string; outcome: TurnOutcome; now: string },
): SessionChange | null {
  const turn = session.turns.get(command.turnId);
  if (turn?.status !== "pending") return null;
  const { outcome } = command;
  const isCompleted = outcome.status === "completed";
  const hasNewContext =
    isCompleted &&
    JSON.stringify(outcome.gatheredContext) !== JSON.stringify(gatheredContextAt(session, turn.id));
  const settledTurn: Turn = {
    ...turn,
    status: outcome.status,
    revision: session.revision + 1,
    settledAt: command.now,
    segments: outcome.segments,
    events: outcome.events,
    messages: isCompleted ? outcome.messages : [],
    usage: outcome.usage,
    pathUsage: addUsage(turn.pathUsage, outcome.usage),
    currentNodeId: isCompleted ? outcome.currentNodeId : turn.currentNodeId,
    isEnd: isCompleted && outcome.isEnd,
    gatheredContext: hasNewContext ? outcome.gatheredContext : null,
    contextTurnId: hasNewContext ? turn.id : turn.contextTurnId,
    error: outcome.error,
    lease: null,
  };
  const totalUsage = addUsage(session.totalUsage, outcome.usage);
  return nextChange(session, command.now, { settledTurn, totalUsage });
}

/**
 * Rule 11. Fails the pending turn when its process is gone: its lease has run out, or this process is the only one there
 * can be (`soleOwner`) and the lease is another's. `null` when the turn is alive, or none runs.
 */
export function interruptAbandoned(
  session: Session,
  command: { now: string; soleOwner: string | null; failure: TurnFailure },
): SessionChange | null {
  const pending = pendingTurn(session);
  if (!pending?.lease) return null;
  const { owner, expiresAt } = pending.lease;
  const isAlive = expiresAt > command.now && (command.soleOwner ?? owner) === owner;
  if (isAlive) return null;
  const outcome: TurnOutcome = {
    status: "failed",
    currentNodeId: pending.currentNodeId,
    gatheredContext: {},
    segments: [],
    events: [{ type: "execution_error", createdAt: command.now, payload: command.failure }],
    messages: [],
    usage: noUsage,
    isEnd: false,
    error: command.failure,
  };
  return settle(session, { turnId: pending.id, outcome, now: command.now });
}

/** Rule 3. Moves the cursor over the active path; `null` takes it away. Nothing is lost and nothing is copied. */
export function rewind(
  session: Session,
  command: { cursorTurnId: string | null; expectedRevision: number | undefined; now: string },
): Decision {
  const refusal = refusalOf(session, command.expectedRevision);
  if (refusal) return { refusal };
  const { cursorTurnId } = command;
  if (cursorTurnId === session.cursorTurnId) return { unchanged: true };
  if (
    cursorTurnId !== null &&
    !pathTo(session, session.headTurnId).some((turn) => turn.id === cursorTurnId)
  ) {
    return { refusal: { reason: "turn_not_found" } };
  }
  return { change: nextChange(session, command.now, { cursorTurnId }) };
}

export type EndCommand = {
  /** What ended it, such as `user_hangup`. An extracted `call_disposition` wins. */
  reason: string;
  expectedRevision: number | undefined;
  turnId: string;
  now: string;
};

/** Rule 9. Ending is a commit like any other, so it can be rewound. Repeating it changes nothing. */
export function end(session: Session, command: EndCommand): Decision {
  const last = visibleTurn(session);
  if (last.isEnd && !pendingTurn(session)) return { unchanged: true };
  const refusal = refusalOf(session, command.expectedRevision);
  if (refusal) return { refusal };
  const { context, disposition } = closeContext(gatheredContextAt(session, last.id), command.reason);
  const turn = emptyTurn({
    turnId: command.turnId,
    now: command.now,
    parent: last,
    kind: "context_patch",
    userText: null,
    revision: session.revision + 1,
    lease: null,
  });
  const addedTurn: Turn = {
    ...turn,
    status: "completed",
    settledAt: command.now,
    isEnd: true,
    gatheredContext: context,
    contextTurnId: turn.id,
    events: [
      {
        type: "session_end",
        createdAt: command.now,
        payload: { reason: command.reason, disposition, nodeId: last.currentNodeId },
      },
    ],
  };
  return {
    change: nextChange(session, command.now, { headTurnId: addedTurn.id, cursorTurnId: null, addedTurn }),
  };
}

function emptyTurn(facts: {
  turnId: string;
  parent: Turn | null;
  kind: Turn["kind"];
  userText: string | null;
  now: string;
  lease: Lease | null;
  revision: number;
}): Turn {
  return {
    id: facts.turnId,
    parentTurnId: facts.parent?.id ?? null,
    kind: facts.kind,
    status: "pending",
    createdRevision: facts.revision,
    revision: facts.revision,
    createdAt: facts.now,
    settledAt: null,
    userText: facts.userText,
    segments: [],
    events: [],
    messages: [],
    usage: noUsage,
    pathUsage: facts.parent?.pathUsage ?? noUsage,
    currentNodeId: facts.parent?.currentNodeId ?? null,
    isEnd: false,
    gatheredContext: null,
    contextTurnId: facts.parent?.contextTurnId ?? null,
    error: null,
    lease: facts.lease,
  };
}
