import { type OutlineEdge, type OutlineNode, outlineGraph } from "@/features/definition/graph-outline";
import { isJsonObject } from "@/shared/json";
import type { ArrangedGraph, EdgeRoute, GraphEdge } from "./arranged-graph";
import { boundsOfCurve } from "./curve";
import { routeDrawnGraph } from "./drawn-graph";
import { labelSize } from "./edge-label";
import { arrangeAlong } from "./flow-direction";
import { boundsOf, type Point, type Rectangle } from "./rectangle";

/** As the workflow's author drew it, or arranged automatically along the flow. */
export type Arrangement = "drawn" | "down" | "right";

/** In pixels of an unscaled canvas; positions are of top left corners. */
export const nodeSize = { width: 146, height: 46 } as const;

export type PlacedNode = Omit<OutlineNode, "x" | "y"> & { position: Point };
export type RoutedEdge = OutlineEdge & { route: EdgeRoute };
export type GraphLayout = { nodes: PlacedNode[]; edges: RoutedEdge[] };

/**
 * Where each node of a definition is drawn, how its edges run and where their labels lie. A drawing in which a node has no place, or in which several all lie
 * on one spot, is no drawing: it is arranged from top to bottom instead.
 */
export function layoutGraph(
  definition: unknown,
  arrangement: Arrangement = "drawn",
  { labelRows = 1 }: { labelRows?: number } = {},
): GraphLayout {
  const { nodes, edges } = outlineGraph(definition);
  const keyById = new Map(nodes.toReversed().map((node) => [node.id, node.key]));
  const joined = edges.flatMap((edge): GraphEdge[] => {
    const [source, target] = [keyById.get(edge.source), keyById.get(edge.target)];
    return source && target ? [{ key: edge.key, source, target, label: labelSize(edge.label) }] : [];
  });
  const { boxes, routes } =
    arrangement === "drawn" && isDrawn(definition)
      ? drawnGraph(nodes, joined)
      : arrangeAlong(
          arrangement === "right" ? "right" : "down",
          nodes.map(({ key }) => key),
          joined,
          { nodeSize, labelRows },
        );
  return {
    nodes: nodes.map(({ x, y, ...node }) => {
      const corner = boxes.get(node.key) ?? { x, y };
      return { ...node, position: { x: corner.x, y: corner.y } };
    }),
    edges: edges.flatMap((edge) => {
      const route = routes.get(edge.key);
      return route ? [{ ...edge, route }] : [];
    }),
  };
}

function drawnGraph(nodes: readonly OutlineNode[], edges: readonly GraphEdge[]): ArrangedGraph {
  const boxes = new Map(nodes.map(({ key, x, y }) => [key, { x, y, ...nodeSize }] as const));
  return { boxes, routes: routeDrawnGraph(boxes, edges) };
}

/** Everything that is drawn lies within it. */
export function boundsOfLayout({ nodes, edges }: GraphLayout): Rectangle | null {
  const boxes = nodes.map(({ position }) => ({ ...position, ...nodeSize }));
  const routes = edges.flatMap(({ route }) => [route.label, boundsOfCurve(route.curve)]);
  return boundsOf([...boxes, ...routes.filter((box) => box !== null)]);
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
