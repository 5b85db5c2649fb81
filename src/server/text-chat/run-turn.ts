import type { Graph } from "@/engine/graph";
import type { GenerationRequest, ModelReply, RunningTurn, Step, TurnOutcome, TurnStart } from "@/engine/turn";
import { afterReply, beginTurn, cancelTurn, failTurn } from "@/engine/turn-machine";
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
import { holdTurn } from "./hold-turn";
import { loadSession } from "./load-session";
import { publishProgress } from "./publish-progress";
import { turnResult } from "./turn-result";
import { TurnCancelled } from "./turn-stop";

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

async function takeSteps(services: Services, turn: TurnToRun, signal: AbortSignal): Promise<TurnOutcome> {
  const progress = publishProgress(services.live, turn.run.runId, turn.turnId);
  const now = () => services.now().toISOString();
  let step: Step = beginTurn(turnStart(services, turn), now());
  try {
    while (step.next.type === "generate") {
      const asked: RunningTurn = step.turn;
      progress.added(asked);
      const onText = (delta: string) => progress.spoken(asked, delta);
      const reply = await generate(services, turn, step.next.request, signal, onText);
      step = afterReply(asked, reply, now());
    }
    progress.added(step.next.outcome);
    return step.next.outcome;
  } catch (error) {
    const outcome = unfinishedOutcome(services, turn, step.turn, error, signal);
    progress.added(outcome);
    return outcome;
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
  onText: (delta: string) => void,
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
    onText,
    clock: () => performance.now(),
  });
}

function unfinishedOutcome(
  services: Services,
  { run, turnId }: TurnToRun,
  turn: RunningTurn,
  error: unknown,
  signal: AbortSignal,
): TurnOutcome {
  const at = services.now().toISOString();
  const isModelFailure = error instanceof ModelFailure;
  const text = isModelFailure ? error.partialText : "";
  if (signal.reason instanceof TurnCancelled) return cancelTurn(turn, { text });
  const facts = { workflowRunId: run.runId, turnId };
  if (isModelFailure) {
    const { reason, message, cause } = error;
    services.log("warn", "turn_failed", { ...facts, reason, cause });
    return failTurn(turn, { reason, message, text }, at);
  }
  services.log("error", "turn_failed", { ...facts, error });
  return failTurn(turn, { reason: "internal", message: turnFailureMessages.internal }, at);
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
