import type { JsonObject } from "@/shared/json";
import { toIdentifier } from "./identifier";
import type { Message } from "./message";
import type { GraphEdge } from "./node-type";
import type { FunctionCall } from "./turn";
import type { TurnEvent } from "./turn-event";

/** A call with its answer. `edge` is set on the one call that moves the conversation. */
export type AnsweredCall = {
  id: string;
  call: FunctionCall;
  kind: "transition" | "unknown";
  edge: GraphEdge | null;
  result: JsonObject;
};

/** The first call of an edge is taken; every other call is refused. Arguments are ignored: edges have none. */
export function answerCalls(calls: readonly FunctionCall[], edges: readonly GraphEdge[]): AnsweredCall[] {
  const ids = uniqueIds(calls);
  const named = calls.map((call) => edges.find((edge) => edge.functionName === call.name) ?? null);
  const first = named.findIndex((edge) => edge !== null);
  return calls.map((call, index) => {
    const answer = { id: ids[index] ?? call.id, call };
    const edge = named[index] ?? null;
    if (edge === null) {
      return {
        ...answer,
        kind: "unknown",
        edge,
        result: refusal(`There is no function “${call.name}” here.`),
      };
    }
    return index === first
      ? { ...answer, kind: "transition", edge, result: { status: "done" } }
      : {
          ...answer,
          kind: "transition",
          edge: null,
          result: refusal("Only the first transition of a reply is taken."),
        };
  });
}

/** What the reply adds to the model's history: nothing for silence, and each call with its result right after it. */
export function replyMessages(text: string, answers: readonly AnsweredCall[]): Message[] {
  if (answers.length === 0) return text === "" ? [] : [{ role: "assistant", content: text }];
  const spoken = text === "" ? [] : [{ type: "text" as const, text }];
  const calls = answers.map(({ id, call }) => ({
    type: "tool-call" as const,
    toolCallId: id,
    toolName: acceptedName(call.name),
    input: "value" in call.arguments ? call.arguments.value : {},
  }));
  const results = answers.map(({ id, call, result }) => ({
    type: "tool-result" as const,
    toolCallId: id,
    toolName: acceptedName(call.name),
    output: { type: result.status === "error" ? ("error-json" as const) : ("json" as const), value: result },
  }));
  return [
    { role: "assistant", content: [...spoken, ...calls] },
    { role: "tool", content: results },
  ];
}

export function callEvents(nodeId: string, answers: readonly AnsweredCall[], at: string): TurnEvent[] {
  return answers.flatMap(({ id, call, kind, result }): TurnEvent[] => {
    const facts = { nodeId, toolCallId: id, functionName: call.name, kind };
    const given = "value" in call.arguments ? call.arguments.value : call.arguments.invalid;
    return [
      { type: "tool_call_started", createdAt: at, payload: { ...facts, arguments: given } },
      { type: "tool_call_result", createdAt: at, payload: { ...facts, result } },
    ];
  });
}

function refusal(error: string): JsonObject {
  return { status: "error", error };
}

function uniqueIds(calls: readonly FunctionCall[]): string[] {
  const ids = new Set<string>();
  for (const [index, { id }] of calls.entries()) {
    let unique = id;
    for (let attempt = index + 1; unique === "" || ids.has(unique); attempt += 1) unique = `call_${attempt}`;
    ids.add(unique);
  }
  return [...ids];
}

/** Providers refuse a history with a name they would not accept as a function's, and models do invent such names. */
function acceptedName(name: string): string {
  return /^[a-zA-Z0-9_-]{1,64}$/.test(name) ? name : toIdentifier(name, "unknown");
}
