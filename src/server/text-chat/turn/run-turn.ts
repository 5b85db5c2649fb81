import { setTimeout } from "node:timers/promises";
import type { TurnOutcome } from "@/engine/turn";
import { turnById } from "@/session/session";
import { settle } from "@/session/settle";
import { AppError } from "../../app-error";
import type { StoredSession } from "../../ports/session-store";
import type { Services } from "../../services";
import { loadSession } from "../stored/load-session";
import { holdTurn } from "./hold-turn";
import { takeSteps } from "./take-steps";
import { turnResult } from "./turn-result";
import type { TurnToRun } from "./turn-to-run";

/**
 * Runs a pending turn to its end and settles it. The turn goes on whether or not the caller still listens.
 * @throws AppError turn_failed, after the failed turn was stored
 */
export async function runTurn(services: Services, turn: TurnToRun): Promise<StoredSession> {
  const stop = new AbortController();
  const settled = performAndSettle(services, turn, stop);
  services.runningTurns.add(turn.turnId, stop, settled);
  return turnResult(await settled, turn.turnId);
}

async function performAndSettle(
  services: Services,
  turn: TurnToRun,
  stop: AbortController,
): Promise<StoredSession> {
  const { turnId, run, session } = turn;
  const { live } = services;
  live.publish(run.runId, { type: "turn_started", turnId, revision: session.revision });
  const release = holdTurn(services, turn, stop);
  try {
    const outcome = await takeSteps(services, turn, stop.signal);
    const settled = await settleInTheEnd(services, turn, outcome);
    const { status } = turnById(settled.session, turnId);
    live.publish(run.runId, { type: "turn_settled", turnId, status, revision: settled.session.revision });
    return settled;
  } catch (error) {
    // Nothing more will be told of this turn. What is stored says what became of it.
    live.publish(run.runId, { type: "session_changed", revision: session.revision });
    throw error;
  } finally {
    release();
  }
}

const settlingTries = 5;

/** A database that is away for a moment does not cost the reply: it is held, and stored when the database is back. */
async function settleInTheEnd(
  services: Services,
  turn: TurnToRun,
  outcome: TurnOutcome,
): Promise<StoredSession> {
  for (let failed = 1; ; failed += 1) {
    try {
      return await settleTurn(services, turn, outcome);
    } catch (error) {
      if (error instanceof AppError || failed === settlingTries) throw error;
      services.log("warn", "turn_not_settled_yet", { turnId: turn.turnId, error });
      await setTimeout((services.leaseMs / 100) * 2 ** failed);
    }
  }
}

/** Somebody else settles a turn only when its lease was lost; then theirs stands and this outcome is dropped. */
async function settleTurn(services: Services, turn: TurnToRun, outcome: TurnOutcome): Promise<StoredSession> {
  const { run, turnId } = turn;
  let { session } = turn;
  while (turnById(session, turnId).status === "pending") {
    const change = settle(session, { turnId, outcome, now: services.now().toISOString() });
    const next = change && (await services.sessions.commit(session, change));
    if (next) return { run, session: next };
    ({ session } = await loadSession(services, run));
  }
  return { run, session };
}
