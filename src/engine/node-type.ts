import { z } from "zod";
import { toIdentifier } from "./identifier";
import {
  agentData,
  edgeData,
  endData,
  globalData,
  integrationData,
  qaData,
  startData,
  triggerData,
  webhookData,
} from "./node-data";

const id = z.string().min(1);

export const nodeSchema = z.discriminatedUnion("type", [
  z.object({ id, type: z.literal("startCall"), data: startData }),
  z.object({ id, type: z.literal("agentNode"), data: agentData }),
  z.object({ id, type: z.literal("endCall"), data: endData }),
  z.object({ id, type: z.literal("globalNode"), data: globalData }),
  z.object({ id, type: z.literal("trigger"), data: triggerData }),
  z.object({ id, type: z.literal("webhook"), data: webhookData }),
  z.object({ id, type: z.literal("qa"), data: qaData }),
  z.object({ id, type: z.literal("tuner"), data: integrationData }),
  z.object({ id, type: z.literal("paygent"), data: integrationData }),
  z.object({ id, type: z.literal("noveum"), data: integrationData }),
]);

export const edgeSchema = z
  .object({ id, source: id, target: id, data: edgeData })
  .transform((edge) => ({ ...edge, functionName: toIdentifier(edge.data.label, "transition") }));

/** `functionName` is what the model calls to take the edge. */
export type GraphEdge = z.output<typeof edgeSchema>;
export type GraphNode = z.output<typeof nodeSchema>;
export type NodeType = GraphNode["type"];
export type NodeOf<Type extends NodeType> = Extract<GraphNode, { type: Type }>;

/** How a node of this type may be connected, and how many a workflow may have. */
export type ConnectionRule = {
  title: string;
  incoming: "none" | "required" | "any";
  outgoing: "none" | "any";
  count: "exactly one" | "at most one" | "any";
};

const passedBy = { incoming: "none", outgoing: "none", count: "any" } as const;

export const connectionRules: Record<NodeType, ConnectionRule> = {
  startCall: { title: "start node", incoming: "none", outgoing: "any", count: "exactly one" },
  agentNode: { title: "agent node", incoming: "required", outgoing: "any", count: "any" },
  endCall: { title: "end node", incoming: "required", outgoing: "none", count: "any" },
  globalNode: { title: "global node", incoming: "none", outgoing: "none", count: "at most one" },
  trigger: { title: "trigger", incoming: "none", outgoing: "any", count: "at most one" },
  webhook: { title: "webhook", ...passedBy },
  qa: { title: "QA node", ...passedBy },
  tuner: { title: "Tuner node", ...passedBy, count: "at most one" },
  paygent: { title: "Paygent node", ...passedBy },
  noveum: { title: "Noveum node", ...passedBy },
};

export function isNodeType(type: string): type is NodeType {
  return Object.hasOwn(connectionRules, type);
}
