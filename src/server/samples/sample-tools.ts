import type { ToolCategory } from "@/engine/tool";
import { isJsonObject, type JsonValue } from "@/shared/json";
import type { WorkflowDefinition } from "../contract/workflow-contract";
import { sampleServiceUrl } from "./sample-service";

export type SampleTool = { name: string; description: string; category: ToolCategory; config: object };

/** The tools that the samples name. In a sample they stand under these keys; an organization has them as tools of its own. */
export const sampleTools: Record<string, SampleTool> = {
  "sample:free-times": {
    name: "Find free times",
    description: "Looks up which times are free on a day.",
    category: "http_api",
    config: {
      method: "GET",
      url: `${sampleServiceUrl}/free-times`,
      parameters: [{ name: "day", type: "string", description: "The day they wish for", required: true }],
    },
  },
  "sample:order-status": {
    name: "Find order",
    description: "Looks up where an order is, by its number.",
    category: "http_api",
    config: {
      method: "GET",
      url: `${sampleServiceUrl}/orders/{{order_number}}`,
      parameters: [
        {
          name: "order_number",
          type: "string",
          description: "The number of the order as it was said, such as 4711 or A-1001",
          required: true,
        },
      ],
      customMessage: "One moment, I am looking it up.",
      customMessageType: "text",
    },
  },
  "sample:hang-up": {
    name: "Hang up",
    description: "Ends the conversation when the person is rude or asks to stop, unsubscribe or hang up.",
    category: "end_call",
    config: { messageType: "custom", customMessage: "I will leave you in peace. Goodbye." },
  },
  "sample:calculator": {
    name: "Calculator",
    description: "Works out prices.",
    category: "calculator",
    config: {},
  },
};

/** The keys that a definition names, each once. */
export function sampleToolsIn({ nodes }: WorkflowDefinition): string[] {
  const named = nodes.flatMap((node) => toolsNamedBy(node as JsonValue));
  return [...new Set(named)].filter((key) => Object.hasOwn(sampleTools, key));
}

/** The definition with tools of an organization in place of the samples' keys. */
export function withToolIds(
  definition: WorkflowDefinition,
  ids: ReadonlyMap<string, string>,
): WorkflowDefinition {
  if (ids.size === 0) return definition;
  const nodes = definition.nodes.map((node) => {
    const named = toolsNamedBy(node as JsonValue);
    if (!isJsonObject(node) || !isJsonObject(node.data) || named.length === 0) return node;
    return { ...node, data: { ...node.data, tool_uuids: named.map((key) => ids.get(key) ?? key) } };
  });
  return { ...definition, nodes };
}

function toolsNamedBy(node: JsonValue): string[] {
  if (!isJsonObject(node) || !isJsonObject(node.data) || !Array.isArray(node.data.tool_uuids)) return [];
  return node.data.tool_uuids.filter((id) => typeof id === "string");
}
