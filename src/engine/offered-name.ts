import type { ModelReply } from "./model-reply";
import type { GraphEdge } from "./node-type";
import type { OfferedTool } from "./tool";

type Offered = { edges: readonly GraphEdge[]; tools: readonly OfferedTool[] };

/**
 * The reply with the names that were offered. Authors name an edge in their prompts as the original does: such a name is understood
 * where it is that of one edge and no function's own.
 */
export function withOfferedNames(reply: ModelReply, offered: Offered): ModelReply {
  const functionCalls = reply.functionCalls.map((call) => ({
    ...call,
    name: offeredName(call.name, offered),
  }));
  return { ...reply, functionCalls };
}

function offeredName(name: string, { edges, tools }: Offered): string {
  if ([...edges, ...tools].some(({ functionName }) => functionName === name)) return name;
  const [meant, ...others] = edges.filter(({ data }) => originalFunctionName(data.label) === name);
  return meant && others.length === 0 ? meant.functionName : name;
}

/** What the original makes of a label: each other character is one underscore, and none is trimmed. */
export function originalFunctionName(label: string): string {
  return label.toLowerCase().replace(/[^a-z0-9]/gu, "_");
}
