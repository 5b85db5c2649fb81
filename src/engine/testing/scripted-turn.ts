import type { JsonObject } from "@/shared/json";
import { parseGraph } from "../graph";
import type {
  FunctionCall,
  GenerationRequest,
  ModelReply,
  RunningTurn,
  TurnOutcome,
  TurnStart,
} from "../turn";
import { afterReply, beginTurn } from "../turn-machine";

export const at = "2026-03-01T09:00:00.000Z";

/** The first turn of a conversation, with nothing said. */
export function turnStart(definition: unknown, given: Partial<TurnStart> = {}): TurnStart {
  const { graph, issues } = parseGraph(definition);
  if (!graph) throw new Error(issues.map(({ message }) => message).join(" "));
  return {
    graph,
    initialContext: {},
    gatheredContext: {},
    currentNodeId: null,
    startNodeId: null,
    messages: [],
    userText: null,
    limits: { hops: 25, modelCalls: 30 },
    templateNow: at,
    ...given,
  };
}

/** What the model answers: text, then the functions it calls by name. */
export function reply(text: string, ...calls: (string | FunctionCall)[]): ModelReply {
  return {
    text,
    functionCalls: calls.map((call, index) =>
      typeof call === "string" ? functionCall(call, `call_${index}`) : call,
    ),
    finishReason: calls.length > 0 ? "tool-calls" : "stop",
    model: "scripted",
    usage: {
      inputTokens: 10,
      cachedInputTokens: 2,
      outputTokens: 5,
      totalTokens: 15,
      generations: 1,
      durationMs: 7,
    },
    timeToFirstTokenMs: 3,
    durationMs: 7,
  };
}

export function functionCall(name: string, id: string, value: JsonObject = {}): FunctionCall {
  return { id, name, arguments: { value } };
}

/** Plays the replies in order. Fails when the turn asks for another one, or settles before the last. */
export function playTurn(
  start: TurnStart,
  ...replies: ModelReply[]
): { outcome: TurnOutcome; requests: GenerationRequest[]; turn: RunningTurn } {
  const requests: GenerationRequest[] = [];
  let step = beginTurn(start, at);
  for (const given of replies) {
    if (step.next.type !== "generate") throw new Error("The turn settled before the last reply.");
    requests.push(step.next.request);
    step = afterReply(step.turn, given, at);
  }
  if (step.next.type !== "settle")
    throw new Error(`The turn asks the model again, at ${step.next.request.nodeId}.`);
  return { outcome: step.next.outcome, requests, turn: step.turn };
}
