import { Graph, layout } from "@dagrejs/dagre";
import { backwardEdges } from "./backward-edges";
import { type Band, routeThroughBands } from "./band-route";
import type { Curve } from "./curve";
import { portShifts } from "./edge-end";
import { loopCurve, loopLabelStart, loopRoom } from "./loop-curve";
import { centredAt, type Point, type Rectangle, type Size } from "./rectangle";

export type GraphEdge = { key: string; source: string; target: string; label: Size | null };
export type EdgeRoute = { curve: Curve; label: Rectangle | null };
export type ArrangedGraph = {
  boxes: ReadonlyMap<string, Rectangle>;
  routes: ReadonlyMap<string, EdgeRoute>;
};

const gapAcross = 14;
const gapDown = 20;
/** A node stands a little further from its edges' bends, for their arrows. */
const arrowRoom = 8;
const labelMargin = 3;
const gapForLine = 12;

/**
 * From top to bottom. A label is a node of the layout like any other, so it lies on nothing; the labels between two rows of nodes share
 * `labelRows` rows. Edges pass the rows of nodes and labels straight, in a gap of their own, and bend between them.
 */
export function arrangeGraph(
  nodeKeys: readonly string[],
  edges: readonly GraphEdge[],
  { nodeSize, labelRows }: { nodeSize: Size; labelRows: number },
): ArrangedGraph {
  const loops = edges.filter(({ source, target }) => source === target);
  const links = edges.filter(({ source, target }) => source !== target);
  const backward = backwardEdges(nodeKeys, links);
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: "TB", nodesep: gapAcross, edgesep: gapForLine, ranksep: gapDown });
  for (const key of nodeKeys) {
    const widths = loops.filter(({ source }) => source === key).map(({ label }) => label?.width ?? 0);
    const room = loopRoom(widths);
    graph.setNode(key, { width: nodeSize.width + 2 * room, height: nodeSize.height + 2 * arrowRoom });
  }
  for (const [index, edge] of links.entries()) {
    const isBackward = backward.has(edge.key);
    const [upper, lower] = isBackward ? [edge.target, edge.source] : [edge.source, edge.target];
    const nearSource = 1 + (index % labelRows);
    const above = isBackward ? labelRows + 1 - nearSource : nearSource;
    const label = labelKey(edge.key);
    graph.setNode(label, {
      width: (edge.label?.width ?? 0) + 2 * labelMargin,
      height: edge.label?.height ?? 0,
    });
    // The label stays near the node that is left: it says what was chosen there.
    graph.setEdge(upper, label, { minlen: above, weight: isBackward ? 1 : 3 }, edge.key);
    graph.setEdge(label, lower, { minlen: labelRows + 1 - above, weight: isBackward ? 3 : 1 }, edge.key);
  }
  layout(graph);
  const centre = (key: string): Point => ({ x: graph.node(key).x ?? 0, y: graph.node(key).y ?? 0 });
  const boxes = new Map(nodeKeys.map((key) => [key, centredAt(centre(key), nodeSize)]));

  const halfHeights = new Map<number, number>();
  for (const key of graph.nodes()) {
    const { y } = centre(key);
    halfHeights.set(rowOf(y), Math.max(halfHeights.get(rowOf(y)) ?? 0, (graph.node(key).height ?? 0) / 2));
  }
  const bandAt = ({ x, y }: Point): Band[] => {
    const half = halfHeights.get(rowOf(y));
    return half === undefined ? [] : [{ x, top: y - half, bottom: y + half }];
  };
  const ways = links.map((edge) => {
    const isBackward = backward.has(edge.key);
    const [upper, lower] = isBackward ? [edge.target, edge.source] : [edge.source, edge.target];
    const label = labelKey(edge.key);
    const inner = (from: string, to: string) => graph.edge(from, to, edge.key).points.slice(1, -1);
    const bends: Point[] = [...inner(upper, label), centre(label), ...inner(label, lower)];
    return { edge, isBackward, upper, lower, bands: bends.flatMap(bandAt) };
  });
  const portsBelow = portsOf(ways, "upper", nodeSize.width);
  const portsAbove = portsOf(ways, "lower", nodeSize.width);

  const routes = new Map<string, EdgeRoute>();
  for (const { edge, isBackward, upper, lower, bands } of ways) {
    const from = centre(upper);
    const to = centre(lower);
    const downward = routeThroughBands(
      { x: from.x + (portsBelow.get(edge.key) ?? 0), y: from.y + nodeSize.height / 2 },
      bands,
      { x: to.x + (portsAbove.get(edge.key) ?? 0), y: to.y - nodeSize.height / 2 },
    );
    routes.set(edge.key, {
      curve: isBackward ? downward.toReversed() : downward,
      label: edge.label && centredAt(centre(labelKey(edge.key)), edge.label),
    });
  }
  for (const [key, route] of loopRoutes(loops, boxes)) routes.set(key, route);
  return { boxes, routes };
}

function labelKey(edgeKey: string): string {
  return `label of ${edgeKey}`;
}

/** dagre computes with fractions: nodes of one row differ in their last digits. */
function rowOf(y: number): number {
  return Math.round(y * 8);
}

/** Ends at one side of a node lie in the order in which their edges go on. */
function portsOf(
  ways: readonly { edge: GraphEdge; upper: string; lower: string; bands: readonly Band[] }[],
  end: "upper" | "lower",
  width: number,
): Map<string, number> {
  const ports = new Map<string, number>();
  for (const node of new Set(ways.map((way) => way[end]))) {
    const next = (bands: readonly Band[]) => (end === "upper" ? bands[0] : bands.at(-1))?.x ?? 0;
    const ends = ways.filter((way) => way[end] === node);
    ends.sort((one, other) => next(one.bands) - next(other.bands));
    const shifts = portShifts(width, ends.length);
    for (const [index, { edge }] of ends.entries()) ports.set(edge.key, shifts[index] ?? 0);
  }
  return ports;
}

function loopRoutes(
  loops: readonly GraphEdge[],
  boxes: ReadonlyMap<string, Rectangle>,
): [string, EdgeRoute][] {
  const roomTaken = new Map<string, number>();
  return loops.flatMap(({ key, source, label }): [string, EdgeRoute][] => {
    const box = boxes.get(source);
    if (!box) return [];
    const room = roomTaken.get(source) ?? 0;
    roomTaken.set(source, room + loopRoom([label?.width ?? 0]));
    const y = box.y + (box.height - (label?.height ?? 0)) / 2;
    return [
      [key, { curve: loopCurve(box, room), label: label && { x: loopLabelStart(box, room), y, ...label } }],
    ];
  });
}
