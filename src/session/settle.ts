import type { TurnFailure } from "@/engine/failure";
import type { TurnOutcome } from "@/engine/turn";
import { addUsage, noUsage } from "@/engine/usage";
import { storable } from "@/shared/storable";
import { nextChange, type SessionChange } from "./change";
import { changedVariables } from "./changed-variables";
import { gatheredContextAt } from "./checkpoint";
import { pendingTurn, type Session } from "./session";
import type { Turn } from "./turn";

/** Rule 2, second half. `null` when the turn is no longer pending: somebody else settled it. */
export function settle(
  session: Session,
  command: { turnId: string; outcome: TurnOutcome; now: string },
): SessionChange | null {
  const turn = session.turns.get(command.turnId);
  if (turn?.status !== "pending") return null;
  const outcome = storable(command.outcome);
  const isCompleted = outcome.status === "completed";
  const hasNewContext =
    isCompleted && changedVariables(gatheredContextAt(session, turn.id), outcome.gatheredContext).length > 0;
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
  const outcome = failedWithoutTrace(pending, command.failure, command.now);
  return settle(session, { turnId: pending.id, outcome, now: command.now });
}

/** How a turn ends of which nothing but its failure is known. */
export function failedWithoutTrace(turn: Turn, failure: TurnFailure, at: string): TurnOutcome {
  return {
    status: "failed",
    currentNodeId: turn.currentNodeId,
    gatheredContext: {},
    segments: [],
    events: [{ type: "execution_error", createdAt: at, payload: { ...failure, generation: null } }],
    messages: [],
    usage: noUsage,
    isEnd: false,
    error: failure,
  };
}
