import { turnById } from "@/session/session";
import type { StoredSession } from "../../ports/session-store";
import type { Services } from "../../services";
import { holdTurn } from "./hold-turn";
import { settleInTheEnd } from "./settle-in-the-end";
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
