import type { JsonObject } from "@/shared/json";
import { parseGraph } from "../graph";
import type { AsideReply, FunctionCall, ModelReply } from "../model-reply";
import type { ToolCall, ToolResult } from "../tool";
import type {
  FetchResult,
  GenerationRequest,
  NextStep,
  RunningTurn,
  Step,
  TurnOutcome,
  TurnStart,
} from "../turn";
import {
  afterExtraction,
  afterFetch,
  afterReply,
  afterSummary,
  afterTools,
  beginTurn,
} from "../turn-machine";

export const at = "2026-03-01T09:00:00.000Z";

export const turnLimits = { hops: 25, modelCalls: 30, toolCallsPerReply: 16, contextBytes: 256 * 1024 };

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
    tools: new Map(),
    fetchedContext: null,
    compactionTokens: null,
    limits: turnLimits,
    templateNow: at,
    ...given,
  };
}

/** What the model answers: text, then the functions it calls by name. */
export function reply(text: string, ...calls: (string | FunctionCall)[]): ModelReply {
  return {
    text,
    reasoning: "",
    sentBack: null,
    messageShape: "as_written",
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

/** The answer to a question beside the conversation; null when the model could not be asked. */
export function aside(text: string | null): Aside {
  const { usage, durationMs, model } = reply("");
  return { aside: { text, failure: text === null ? "The model is away." : null, model, usage, durationMs } };
}

export function toolResults(...results: JsonObject[]): ToolResults {
  return { results };
}

export function fetched(context: JsonObject, error: string | null = null): Fetched {
  return { fetched: { context, error, durationMs: 4 } };
}

type Aside = { aside: AsideReply };
type ToolResults = { results: JsonObject[] };
type Fetched = { fetched: FetchResult };
/** What a turn is given while it runs, in the order in which it asks. */
export type Given = ModelReply | Aside | ToolResults | Fetched;

/** Hands the turn what it asked for. Fails when it asked for something else. */
export function giveTurn({ turn, next }: Step, given: Given): Step {
  if ("aside" in given) {
    if (next.type === "extract") return afterExtraction(turn, given.aside, at);
    if (next.type === "summarise") return afterSummary(turn, given.aside, at);
  } else if ("fetched" in given) {
    if (next.type === "fetch") return afterFetch(turn, given.fetched, at);
  } else if ("results" in given) {
    if (next.type === "call_tools") return afterTools(turn, resultsFor(next.calls, given.results), at);
  } else if (next.type === "generate") return afterReply(turn, given, at);
  throw new Error(`The turn goes on with ${next.type}, not with ${Object.keys(given).join(", ")}.`);
}

function resultsFor(calls: readonly ToolCall[], results: JsonObject[]): ToolResult[] {
  return calls.flatMap(({ toolCallId }, index) => {
    const result = results[index];
    return result ? [{ toolCallId, result, mode: "live" as const, durationMs: 11 }] : [];
  });
}

/** Plays what is given in order. Fails when the turn asks for more or for something else, or settles before the last. */
export function playTurn(
  start: TurnStart,
  ...givens: Given[]
): { outcome: TurnOutcome; requests: GenerationRequest[]; steps: NextStep[]; turn: RunningTurn } {
  const steps: NextStep[] = [];
  let step = beginTurn(start, at);
  for (const given of givens) {
    if (step.next.type === "settle") throw new Error("The turn settled before the last reply.");
    steps.push(step.next);
    step = giveTurn(step, given);
  }
  if (step.next.type !== "settle") throw new Error(`The turn goes on: ${step.next.type}.`);
  const requests = steps.flatMap((next) => (next.type === "generate" ? [next.request] : []));
  return { outcome: step.next.outcome, requests, steps, turn: step.turn };
}
