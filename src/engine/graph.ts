import { findOutlineIssues } from "./graph-check";
import type { GraphIssue } from "./graph-issue";
import { type GraphOutline, readOutline } from "./graph-outline";
import type { GraphEdge, GraphNode, NodeOf } from "./node-type";

export type StartNode = NodeOf<"startCall">;
/** A node that a conversation can stand on. */
export type ConversationNode = StartNode | NodeOf<"agentNode"> | NodeOf<"endCall">;

/** A typed view of a definition that has no errors. The definition itself is stored and sent as it was given. */
export type Graph = {
  nodes: ReadonlyMap<string, GraphNode>;
  edges: readonly GraphEdge[];
  startNode: StartNode;
  globalNode: NodeOf<"globalNode"> | null;
};

/** Reads any JSON value. `graph` is null exactly when an issue is an error. */
export function parseGraph(definition: unknown): { graph: Graph | null; issues: GraphIssue[] } {
  const { outline, issues: shapeIssues } = readOutline(definition);
  if (outline === null) return { graph: null, issues: shapeIssues };
  const issues = [...shapeIssues, ...findOutlineIssues(outline)];
  return { graph: issues.some((issue) => issue.severity === "error") ? null : assemble(outline), issues };
}

/** Null when the graph has no such node, or one of a type that conversations pass by. */
export function findConversationNode(graph: Graph, nodeId: string): ConversationNode | null {
  const node = graph.nodes.get(nodeId);
  return node?.type === "startCall" || node?.type === "agentNode" || node?.type === "endCall" ? node : null;
}

export function edgesFrom(graph: Graph, nodeId: string): GraphEdge[] {
  return graph.edges.filter((edge) => edge.source === nodeId);
}

function assemble(outline: GraphOutline): Graph {
  const nodes = outline.nodes.flatMap(({ node }) => node ?? []);
  const startNode = nodes.find((node) => node.type === "startCall");
  if (!startNode) throw new Error("A checked graph has a start node.");
  return {
    nodes: new Map(nodes.map((node) => [node.id, node])),
    edges: outline.edges.flatMap(({ edge }) => edge ?? []),
    startNode,
    globalNode: nodes.find((node) => node.type === "globalNode") ?? null,
  };
}
