import type { JsonObject } from "@/shared/json";
import { storable } from "@/shared/storable";
import type { FunctionCall, ModelReply } from "./model-reply";
import type { GraphEdge } from "./node-type";
import type { SentBack } from "./sent-back";
import type { OfferedTool, ToolCall, ToolResult } from "./tool";
import type { FunctionKind, TurnEvent } from "./turn-event";
import { whyUnusable } from "./usable-call";

/** A call with its result, null while a tool has yet to give it. */
export type HandledCall = {
  id: string;
  call: FunctionCall;
  kind: FunctionKind;
  tool: OfferedTool | null;
  result: JsonObject | null;
  /** How a tool gave the result; null when it was not asked. */
  performed: Omit<ToolResult, "toolCallId" | "result"> | null;
};

/** What a reply leads to: at most one way out of the node. */
export type HandledReply = {
  text: string;
  reasoning: string;
  sentBack: SentBack | null;
  calls: readonly HandledCall[];
  exit: { type: "hop"; edge: GraphEdge } | { type: "end"; tool: OfferedTool; reason: string | null } | null;
};

type Offered = {
  edges: readonly GraphEdge[];
  tools: readonly OfferedTool[];
  maximumCalls: number;
  /** Call ids that the turn has used before. */
  usedIds: ReadonlySet<string>;
};

/**
 * The first call of an edge, or of a tool that ends the conversation, is the way out; further ones are refused. Other tools
 * are left to be called. Arguments of an edge are ignored: edges have none.
 */
export function handleCalls(
  reply: Pick<ModelReply, "text" | "functionCalls" | "reasoning" | "sentBack">,
  offered: Offered,
): HandledReply {
  const { text, functionCalls: calls, reasoning, sentBack } = reply;
  const ids = uniqueIds(calls, offered.usedIds);
  let exit: HandledReply["exit"] = null;
  const handled = calls.map((call, index): HandledCall => {
    const id = ids[index] ?? call.id;
    const edge = offered.edges.find((each) => each.functionName === call.name) ?? null;
    const tool = edge ? null : (offered.tools.find((each) => each.functionName === call.name) ?? null);
    const handledAs = (kind: FunctionKind, result: JsonObject | null): HandledCall => ({
      id,
      call,
      kind,
      tool,
      result,
      performed: null,
    });
    if (index >= offered.maximumCalls) {
      return handledAs(kindOf(edge, tool), refusal(`One reply may call ${offered.maximumCalls} functions.`));
    }
    if (edge) {
      if (exit) return handledAs("transition", refusal("Only the first transition of a reply is taken."));
      exit = { type: "hop", edge };
      return handledAs("transition", { status: "done" });
    }
    if (tool === null) return handledAs("unknown", refusal(`There is no function “${call.name}” here.`));
    if ("invalid" in call.arguments) {
      return handledAs("tool", refusal(whyUnusable(call.arguments.invalid)));
    }
    if (tool.category === "transfer_call") return handledAs("tool", transferRefusal);
    if (tool.category === "end_call") {
      if (exit) return handledAs("tool", refusal("Only the first way out of a reply is taken."));
      exit = { type: "end", tool, reason: reasonIn(tool, call.arguments.value) };
      return handledAs("tool", { status: "success", action: "ending_call" });
    }
    return handledAs("tool", null);
  });
  return { text, reasoning, sentBack, calls: handled, exit };
}

/** The calls for which a tool has yet to give a result. */
export function openCalls({ calls }: HandledReply): ToolCall[] {
  return calls.flatMap(({ id, call, tool, result }) =>
    tool && result === null && "value" in call.arguments
      ? [{ toolCallId: id, tool, arguments: call.arguments.value }]
      : [],
  );
}

/** What the workflow has the assistant say about the tools that are called; templates, each tool's once. */
export function toolMessages({ calls }: HandledReply): string[] {
  const called = calls.flatMap(({ tool, result }) =>
    tool && (result === null || result.status === "success") ? [tool] : [],
  );
  return [...new Set(called)].flatMap(({ spokenMessage }) => spokenMessage ?? []);
}

/** A tool that gave no result counts as one that failed. */
export function withResults(reply: HandledReply, given: readonly ToolResult[]): HandledReply {
  const calls = reply.calls.map((handled) => {
    if (handled.result !== null) return handled;
    const found = given.find(({ toolCallId }) => toolCallId === handled.id);
    if (!found) return { ...handled, result: refusal("The tool gave no answer."), performed: null };
    const { toolCallId: _, result, ...performed } = found;
    return { ...handled, result: storable(shortened(result)), performed };
  });
  return { ...reply, calls };
}

/** Where a reply was given: what its calls have in common. */
type Origin = { nodeId: string; generation: number };

/** The calls of a reply in its order. */
export function startedEvents(origin: Origin, { calls }: HandledReply, at: string): TurnEvent[] {
  return calls.map((handled) => ({
    type: "tool_call_started",
    createdAt: at,
    payload: {
      ...factsOf(origin, handled),
      arguments:
        "value" in handled.call.arguments ? handled.call.arguments.value : handled.call.arguments.invalid,
    },
  }));
}

/** Their results, in the same order. */
export function resultEvents(origin: Origin, { calls }: HandledReply, at: string): TurnEvent[] {
  return calls.map((handled) => ({
    type: "tool_call_result",
    createdAt: at,
    payload: { ...factsOf(origin, handled), result: handled.result ?? {}, ...handled.performed },
  }));
}

function factsOf({ generation, nodeId }: Origin, { id, call, kind, tool }: HandledCall) {
  return {
    generation,
    nodeId,
    toolCallId: id,
    functionName: call.name,
    kind,
    ...(tool && { toolId: tool.toolId, toolName: tool.toolName }),
  };
}

const transferRefusal: JsonObject = {
  status: "transfer_failed",
  reason: "textchat_not_supported",
  message: "A text chat cannot be transferred. Tell the person, and go on.",
};

function reasonIn(tool: OfferedTool, given: JsonObject): string | null {
  const { reason } = given;
  return tool.asksReason && typeof reason === "string" && reason.trim() !== "" ? reason.trim() : null;
}

function kindOf(edge: GraphEdge | null, tool: OfferedTool | null): FunctionKind {
  return edge ? "transition" : tool ? "tool" : "unknown";
}

const longestResult = 32_000;

/** A model reads the beginning of a very long result, and is told that it is one. */
function shortened(result: JsonObject): JsonObject {
  const text = JSON.stringify(result);
  if (text.length <= longestResult) return result;
  const { status = "success", status_code } = result;
  const kept = { status, isTruncated: true, text: text.slice(0, longestResult) };
  return status_code === undefined ? kept : { ...kept, status_code };
}

function refusal(error: string): JsonObject {
  return { status: "error", error };
}

function uniqueIds(calls: readonly FunctionCall[], used: ReadonlySet<string>): string[] {
  const ids = new Set<string>();
  for (const [index, { id }] of calls.entries()) {
    let unique = id;
    for (
      let attempt = used.size + index + 1;
      unique === "" || ids.has(unique) || used.has(unique);
      attempt += 1
    )
      unique = `call_${attempt}`;
    ids.add(unique);
  }
  return [...ids];
}
