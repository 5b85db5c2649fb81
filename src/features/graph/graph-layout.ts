import { Graph, layout } from "@dagrejs/dagre";
import { type OutlineEdge, type OutlineNode, outlineGraph } from "@/features/workflows/graph-outline";
import { isJsonObject } from "@/shared/json";

/** As the workflow's author drew it, or arranged automatically along the flow. */
export type Arrangement = "drawn" | "down" | "right";

/** In pixels of an unscaled canvas; positions are of top left corners. */
export const nodeSize = { width: 192, height: 52 } as const;

export type PlacedNode = Omit<OutlineNode, "x" | "y"> & { position: { x: number; y: number } };
export type GraphLayout = { nodes: PlacedNode[]; edges: OutlineEdge[] };

/**
 * Where each node of a definition is drawn. A drawing in which a node has no place, or in which several all lie on one spot, is no drawing:
 * it is arranged from top to bottom instead.
 */
export function layoutGraph(definition: unknown, arrangement: Arrangement = "drawn"): GraphLayout {
  const { nodes, edges } = outlineGraph(definition);
  const isArranged = arrangement !== "drawn" || !isDrawn(definition);
  const places = isArranged ? arrange(nodes, edges, arrangement === "right" ? "LR" : "TB") : new Map();
  return {
    nodes: nodes.map(({ x, y, ...node }) => ({ ...node, position: places.get(node.key) ?? { x, y } })),
    edges,
  };
}

export function isDrawn(definition: unknown): boolean {
  const listed = isJsonObject(definition) && Array.isArray(definition.nodes) ? definition.nodes : [];
  const nodes = listed.filter(isJsonObject);
  const spots = nodes.map(({ position }) => spotOf(position));
  if (spots.includes(null)) return false;
  return nodes.length < 2 || new Set(spots).size > 1;
}

function spotOf(position: unknown): string | null {
  if (!isJsonObject(position)) return null;
  const { x, y } = position;
  return Number.isFinite(x) && Number.isFinite(y) ? `${x} ${y}` : null;
}

/** Top left corners by the node's key: ids may repeat in a draft. */
function arrange(nodes: OutlineNode[], edges: OutlineEdge[], rankdir: "LR" | "TB") {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir, nodesep: 28, ranksep: 76, marginx: 0, marginy: 0 });
  graph.setDefaultEdgeLabel(() => ({}));
  const keyById = new Map(nodes.map((node) => [node.id, node.key]));
  for (const node of nodes) graph.setNode(node.key, { ...nodeSize });
  for (const edge of edges) {
    const [source, target] = [keyById.get(edge.source), keyById.get(edge.target)];
    if (source && target) graph.setEdge(source, target, {}, edge.key);
  }
  layout(graph);
  return new Map(
    nodes.map(({ key }) => {
      const { x, y } = graph.node(key);
      return [key, { x: (x ?? 0) - nodeSize.width / 2, y: (y ?? 0) - nodeSize.height / 2 }];
    }),
  );
}
