import type { Graph } from "@/engine/graph";
import type { TurnOutcome } from "@/engine/turn";
import { type Session, turnById } from "@/session/session";
import { settle } from "@/session/settle";
import type { WorkflowSettings } from "../contract/workflow-contract";
import type { RunFacts, StoredSession } from "../ports/session-store";
import type { Services } from "../services";
import { holdTurn } from "./hold-turn";
import { loadSession } from "./load-session";
import { takeSteps } from "./take-steps";
import { turnResult } from "./turn-result";

export type TurnToRun = {
  run: RunFacts;
  session: Session;
  turnId: string;
  graph: Graph;
  settings: WorkflowSettings;
};

/**
 * Runs a pending turn to its end and settles it. The turn goes on whether or not the caller still listens.
 * @throws AppError turn_failed, after the failed turn was stored
 */
export async function runTurn(services: Services, turn: TurnToRun): Promise<StoredSession> {
  const stop = new AbortController();
  const settled = performAndSettle(services, turn, stop);
  services.runningTurns.add(stop, settled);
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
  const outcome = await performTurn(services, turn, stop);
  const settled = await settleTurn(services, turn, outcome);
  const { status } = turnById(settled.session, turnId);
  live.publish(run.runId, { type: "turn_settled", turnId, status, revision: settled.session.revision });
  return settled;
}

async function performTurn(services: Services, turn: TurnToRun, stop: AbortController): Promise<TurnOutcome> {
  const release = holdTurn(services, turn, stop);
  try {
    return await takeSteps(services, turn, stop.signal);
  } finally {
    release();
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
