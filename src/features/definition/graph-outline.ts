import { isJsonObject } from "@/shared/json";

/** `key` is unique even where ids repeat or are missing. */
export type OutlineNode = { key: string; id: string; type: string; name: string; x: number; y: number };
export type OutlineEdge = { key: string; id: string; source: string; target: string; label: string };
export type GraphOutline = { nodes: OutlineNode[]; edges: OutlineEdge[] };

/** What can be shown of a definition, however broken it is: a draft may hold anything. */
export function outlineGraph(definition: unknown): GraphOutline {
  const graph = isJsonObject(definition) ? definition : {};
  return { nodes: objects(graph.nodes).map(outlineNode), edges: objects(graph.edges).map(outlineEdge) };
}

export function nodeTypesOf(definition: unknown): ReadonlyMap<string, string> {
  return new Map(outlineGraph(definition).nodes.map((node) => [node.id, node.type]));
}

/** As a conversation would meet them: from the start along the edges, then the nodes that no edge leads to. */
export function inFlowOrder({ nodes, edges }: GraphOutline): OutlineNode[] {
  const met = new Set(nodes.filter((node) => node.type === "startCall"));
  for (const node of met) {
    const targets = edges.filter((edge) => edge.source === node.id).map((edge) => edge.target);
    for (const next of nodes.filter((candidate) => targets.includes(candidate.id))) met.add(next);
  }
  return [...met, ...nodes.filter((node) => !met.has(node))];
}

function outlineNode(node: Record<string, unknown>, index: number): OutlineNode {
  const position = isJsonObject(node.position) ? node.position : {};
  const id = text(node.id);
  return {
    key: `node-${index}`,
    id,
    type: text(node.type),
    name: text(isJsonObject(node.data) ? node.data.name : undefined) || id,
    x: coordinate(position.x),
    y: coordinate(position.y),
  };
}

function outlineEdge(edge: Record<string, unknown>, index: number): OutlineEdge {
  const label = text(isJsonObject(edge.data) ? edge.data.label : undefined);
  return {
    key: `edge-${index}`,
    id: text(edge.id),
    source: text(edge.source),
    target: text(edge.target),
    label,
  };
}

function objects(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter((entry) => isJsonObject(entry)) : [];
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function coordinate(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}
