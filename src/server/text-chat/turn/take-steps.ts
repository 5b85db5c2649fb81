import type { Unanswered } from "@/engine/failure";
import type { RunningTurn, Step, TurnOutcome } from "@/engine/turn";
import { beginTurn } from "@/engine/turn-machine";
import { cancelTurn, failTurn } from "@/engine/unfinished-turn";
import { turnById } from "@/session/session";
import { failedWithoutTrace } from "@/session/settle";
import { turnFailureMessages } from "../../contract/turn-failure";
import { ModelFailure } from "../../models/model-failure";
import type { Services } from "../../services";
import { performStep } from "./perform-step";
import { publishProgress } from "./publish-progress";
import { turnStart } from "./turn-start";
import { TurnCancelled } from "./turn-stop";
import type { TurnToRun } from "./turn-to-run";

/** Drives the engine until the turn has an outcome, whatever happens on the way. */
export async function takeSteps(
  services: Services,
  turn: TurnToRun,
  signal: AbortSignal,
): Promise<TurnOutcome> {
  const progress = publishProgress(services.live, turn.run.runId, turn.turnId);
  let step: Step;
  try {
    step = beginTurn(await turnStart(services, turn), services.now().toISOString());
  } catch (error) {
    services.log("error", "turn_failed", { ...factsOf(turn), error });
    const pending = turnById(turn.session, turn.turnId);
    return failedWithoutTrace(pending, internalFailure, services.now().toISOString());
  }
  try {
    while (step.next.type !== "settle") {
      progress.added(step.turn);
      step = await performStep(services, turn, step, signal, progress.spoken);
    }
    progress.added(step.next.outcome);
    return step.next.outcome;
  } catch (error) {
    const outcome = unfinishedOutcome(services, turn, step.turn, error, signal);
    progress.added(outcome);
    return outcome;
  }
}

function unfinishedOutcome(
  services: Services,
  turnToRun: TurnToRun,
  turn: RunningTurn,
  error: unknown,
  signal: AbortSignal,
): TurnOutcome {
  const at = services.now().toISOString();
  const isModelFailure = error instanceof ModelFailure;
  const rest = isModelFailure ? restOf(error) : {};
  if (signal.reason instanceof TurnCancelled) return cancelTurn(turn, rest);
  const facts = factsOf(turnToRun);
  if (isModelFailure) {
    const { reason, message, provider, cause } = error;
    services.log("warn", "turn_failed", { ...facts, reason, cause });
    return failTurn(turn, { reason, message, ...(provider && { provider }), ...rest }, at);
  }
  services.log("error", "turn_failed", { ...facts, error });
  return failTurn(turn, internalFailure, at);
}

function restOf({ partialText, spent, messageShape }: ModelFailure): Unanswered {
  return { text: partialText, spent, messageShape };
}

const internalFailure = { reason: "internal", message: turnFailureMessages.internal };

const factsOf = ({ run, turnId }: TurnToRun) => ({ workflowRunId: run.runId, turnId });
