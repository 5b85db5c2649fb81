import type { TurnEvent } from "@/engine/turn-event";
import { noUsage } from "@/engine/usage";
import type { TesterSession } from "@/features/tester/reading/tester-session";
import type { TurnOutput } from "@/server/contract/turn-output";

const at = "2026-03-10T12:00:00.000Z";

export function aTurn(turn: Partial<TurnOutput> & { id: string }): TurnOutput {
  return {
    parentTurnId: null,
    kind: "message",
    status: "completed",
    createdRevision: 1,
    createdAt: at,
    settledAt: at,
    actor: { kind: "person", id: "usr_1", name: "Ada" },
    userMessage: null,
    assistantMessage: null,
    events: [],
    usage: noUsage,
    error: null,
    siblingTurnIds: [turn.id],
    ...turn,
  };
}

/** Turns that follow each other, by their ids. */
export function aPath(...ids: string[]): TurnOutput[] {
  return ids.map((id, index) => aTurn({ id, parentTurnId: ids[index - 1] ?? null }));
}

export function aSession({
  sessionData,
  ...session
}: Partial<Omit<TesterSession, "sessionData">> & {
  sessionData: Partial<TesterSession["sessionData"]> & { turns: TurnOutput[] };
}): TesterSession {
  return {
    kind: "session",
    createdBy: { kind: "person", id: "usr_1", name: "Ada" },
    workflowRunId: "run",
    workflowId: "workflow",
    name: "WR-TEXT-000000",
    mode: "textchat",
    state: "running",
    isCompleted: false,
    revision: 2,
    initialContext: {},
    gatheredContext: {},
    annotations: {},
    usage: { visible: noUsage, total: noUsage },
    versionNumber: 1,
    model: "offline",
    price: null,
    cost: { visible: null, total: null },
    toolModes: {},
    currentNode: null,
    sessionData: {
      version: 1,
      status: "idle",
      cursorTurnId: null,
      headTurnId: sessionData.turns.at(-1)?.id ?? "",
      discardedFuture: [],
      simulator: { enabled: false, config: {} },
      ...sessionData,
    },
    createdAt: at,
    updatedAt: at,
    ...session,
  };
}

type Event<Type extends TurnEvent["type"]> = Extract<TurnEvent, { type: Type }>;

export function aTransition(
  from: string | null,
  to: string,
  generation = from === null ? null : 1,
): Event<"node_transition"> {
  const payload = {
    nodeId: to,
    nodeName: to,
    previousNodeId: from,
    previousNodeName: from,
    edgeId: null,
    functionName: null,
    generation,
    allowInterrupt: false,
  };
  return { type: "node_transition", createdAt: at, payload };
}

export function aGeneration(
  nodeId: string,
  payload: Partial<Event<"generation">["payload"]> = {},
): TurnEvent {
  return {
    type: "generation",
    createdAt: at,
    payload: {
      generation: 1,
      nodeId,
      nodeName: nodeId,
      model: "offline",
      promptHash: "0".repeat(64),
      offeredFunctions: [],
      chosenFunctions: [],
      finishReason: "stop",
      usage: noUsage,
      timeToFirstTokenMs: 0,
      durationMs: 0,
      ...payload,
    },
  };
}

export function aStart(
  nodeId: string,
  payload: Partial<Event<"generation_started">["payload"]> = {},
): Event<"generation_started"> {
  const told = { generation: 1, nodeId, nodeName: nodeId, functions: [], historyLength: 0 };
  return {
    type: "generation_started",
    createdAt: at,
    payload: { ...told, promptHash: "0".repeat(64), functionsHash: "0".repeat(64), ...payload },
  };
}
