import { setTimeout } from "node:timers/promises";
import type { TurnOutcome } from "@/engine/turn";
import { turnById } from "@/session/session";
import { failedWithoutTrace, settle } from "@/session/settle";
import { AppError } from "../../app-error";
import { turnFailureMessages } from "../../contract/turn-failure";
import type { StoredSession } from "../../ports/session-store";
import type { Services } from "../../services";
import { loadSession } from "../stored/load-session";
import type { TurnToRun } from "./turn-to-run";

const rounds = 5;

/**
 * A database that is away for a moment does not cost the reply: it is held, and stored when the database is back. What is
 * refused twice by a database that answers in between cannot be stored, and the turn fails at once, with nothing else of it.
 */
export async function settleInTheEnd(
  services: Services,
  turn: TurnToRun,
  outcome: TurnOutcome,
): Promise<StoredSession> {
  for (let round = 1; ; round += 1) {
    try {
      return await settleOrFail(services, turn, outcome);
    } catch (error) {
      if (error instanceof AppError || round === rounds) throw error;
      services.log("warn", "turn_not_settled_yet", { turnId: turn.turnId, error });
      await setTimeout((services.leaseMs / 100) * 2 ** round);
    }
  }
}

/** @throws while the database is away */
async function settleOrFail(
  services: Services,
  turn: TurnToRun,
  outcome: TurnOutcome,
): Promise<StoredSession> {
  const settled = await settleUnlessRefused(services, turn, outcome);
  const settledAgain = "refusal" in settled ? await settleUnlessRefused(services, turn, outcome) : settled;
  if (!("refusal" in settledAgain)) return settledAgain;
  const { turnId, run, session } = turn;
  services.log("error", "turn_not_storable", {
    turnId,
    workflowRunId: run.runId,
    error: settledAgain.refusal,
  });
  const failure = { reason: "not_storable", message: turnFailureMessages.not_storable };
  const empty = failedWithoutTrace(turnById(session, turnId), failure, services.now().toISOString());
  return settleTurn(services, turn, empty);
}

/** @throws while the database is away */
async function settleUnlessRefused(
  services: Services,
  turn: TurnToRun,
  outcome: TurnOutcome,
): Promise<StoredSession | { refusal: unknown }> {
  try {
    return await settleTurn(services, turn, outcome);
  } catch (refusal) {
    if (refusal instanceof AppError) throw refusal;
    // Not by way of what interrupts abandoned turns: this one's lease may have run out meanwhile, and its reply is here.
    await services.sessions.load(turn.run);
    return { refusal };
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
