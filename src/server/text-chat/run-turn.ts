import type { Graph } from "@/engine/graph";
import type { GenerationRequest, ModelReply, Step, TurnFailure, TurnOutcome, TurnStart } from "@/engine/turn";
import { afterReply, beginTurn, failTurn } from "@/engine/turn-machine";
import { checkpointAt } from "@/session/checkpoint";
import { type Session, turnById } from "@/session/session";
import { settle } from "@/session/settle";
import { limits } from "@/shared/limits";
import { turnFailureMessages } from "../contract/turn-failure";
import type { WorkflowSettings } from "../contract/workflow-contract";
import { generateReply } from "../models/generate-reply";
import { ModelFailure } from "../models/model-failure";
import type { RunFacts, StoredSession } from "../ports/session-store";
import type { Services } from "../services";
import { keepLease } from "./lease";
import { loadSession } from "./load-session";
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
  const outcome = await performTurn(services, turn);
  const settled = await settleTurn(services, turn, outcome);
  return turnResult(settled, turn.turnId);
}

async function performTurn(services: Services, turn: TurnToRun): Promise<TurnOutcome> {
  const seconds = turn.settings.turnTimeoutSeconds ?? limits.turnTimeoutSeconds;
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(seconds * 1_000)]);
  const releaseLease = keepLease(services, turn.turnId, () => stop.abort());
  const now = () => services.now().toISOString();
  let step: Step = beginTurn(turnStart(services, turn), now());
  try {
    while (step.next.type === "generate") {
      const reply = await generate(services, turn, step.next.request, signal);
      step = afterReply(step.turn, reply, now());
    }
    return step.next.outcome;
  } catch (error) {
    return failTurn(step.turn, describeFailure(services, turn, error), now());
  } finally {
    releaseLease();
  }
}

function turnStart(services: Services, { run, session, turnId, graph, settings }: TurnToRun): TurnStart {
  const { userText } = turnById(session, turnId);
  const base = checkpointAt(session, turnId);
  return {
    graph,
    initialContext: run.initialContext,
    gatheredContext: base.gatheredContext,
    currentNodeId: base.currentNodeId,
    startNodeId: run.options.startNodeId,
    messages: base.messages,
    userText,
    limits: {
      hops: settings.maxHops ?? limits.hopsPerTurn,
      modelCalls: settings.maxModelCalls ?? limits.modelCallsPerTurn,
    },
    templateNow: run.options.now ?? services.now().toISOString(),
  };
}

async function generate(
  services: Services,
  { run, settings }: TurnToRun,
  request: GenerationRequest,
  signal: AbortSignal,
): Promise<ModelReply> {
  const modelId = run.options.model;
  const model = services.models.resolve(modelId);
  if (!model) throw new ModelFailure({ reason: "model_not_configured" });
  return generateReply({
    model,
    modelId,
    request,
    settings,
    signal,
    onText: () => {},
    clock: () => performance.now(),
  });
}

function describeFailure(
  services: Services,
  { run, turnId }: TurnToRun,
  error: unknown,
): TurnFailure & { text?: string } {
  const facts = { workflowRunId: run.runId, turnId, error };
  if (error instanceof ModelFailure) {
    services.log("warn", "turn_failed", { ...facts, cause: error.cause, reason: error.reason });
    return { reason: error.reason, message: error.message, text: error.partialText };
  }
  services.log("error", "turn_failed", facts);
  return { reason: "internal", message: turnFailureMessages.internal };
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
