import type { Curve } from "@/features/graph/curve";
import { drawnRoutes } from "@/features/graph/drawn-routes";
import type { Point, Rectangle, Size } from "@/features/graph/rectangle";
import { type GraphOutline, inFlowOrder, type OutlineNode } from "./graph-outline";

/** Of a picture: its width, which way a workflow runs in it, and the largest its cards may be, in pixels. */
export type OverviewFormat = { width: number; flow: "right" | "down"; card: Size; gap: number };

export type Overview = {
  size: Size;
  cards: { node: OutlineNode; box: Rectangle }[];
  edges: { key: string; curve: Curve }[];
};

const margin = 10;
const smallestCard = 26;
/** Nodes that were meant to stand in a row are rarely drawn so to the pixel. */
const grid = 40;

/**
 * Cards of one size where the author put the nodes, the distances between them drawn together as far as the cards allow. A drawing that runs the other way
 * than the picture is seen in a mirror along its diagonal.
 */
export function overviewLayout(outline: GraphOutline, { width, flow, card, gap }: OverviewFormat): Overview {
  const spots = flowing(spotsOf(outline), flow);
  const left = Math.min(...spots.map(({ x }) => x));
  const top = Math.min(...spots.map(({ y }) => y));
  const extent = Math.max(...spots.map(({ x }) => x)) - left;
  const across = (room: number) => (extent === 0 ? 0 : room / extent);
  const pairs = spots.flatMap((one, index) =>
    spots.slice(index + 1).map((other) => ({ x: Math.abs(one.x - other.x), y: Math.abs(one.y - other.y) })),
  );

  const beside = pairs.filter(({ x, y }) => y === 0 && x > 0).map(({ x }) => x);
  const room = width - 2 * margin;
  // Neighbours in a row, d of the whole extent apart, have room for cards as wide as (room - card) * d - gap.
  const share = Math.min(1, ...beside.map((x) => x / extent));
  const cardWidth = Math.max(smallestCard, Math.min(card.width, (room * share - gap) / (1 + share)));
  const scaleAcross = across(room - cardWidth);
  const close = pairs.filter(({ x, y }) => y > 0 && x * scaleAcross < cardWidth + gap);
  const scaleDown = Math.max(0, ...close.map(({ y }) => (card.height + gap) / y));

  const indent = extent === 0 ? (room - cardWidth) / 2 : 0;
  const boxes = new Map(
    outline.nodes.map(({ key }, index) => {
      const { x, y } = spots[index] ?? { x: left, y: top };
      const corner = {
        x: margin + indent + (x - left) * scaleAcross,
        y: margin + (y - top) * scaleDown,
      };
      return [key, { ...corner, width: cardWidth, height: card.height }] as const;
    }),
  );
  const lowest = Math.max(0, ...[...boxes.values()].map(({ y }) => y));
  return {
    size: { width, height: lowest + card.height + margin },
    cards: outline.nodes.flatMap((node) => {
      const box = boxes.get(node.key);
      return box ? [{ node, box }] : [];
    }),
    edges: edgesBetween(boxes, outline),
  };
}

function edgesBetween(boxes: ReadonlyMap<string, Rectangle>, { nodes, edges }: GraphOutline) {
  const keyOf = (id: string) => nodes.find((node) => node.id === id)?.key ?? "";
  const joined = edges.map(({ key, source, target }) => ({
    key,
    source: keyOf(source),
    target: keyOf(target),
  }));
  return [...drawnRoutes(boxes, joined)].map(([key, curve]) => ({ key, curve }));
}

/** As drawn, or, where two nodes lie on one spot, a column for each step away from the start. */
function spotsOf(outline: GraphOutline): Point[] {
  const onGrid = (value: number) => Math.round(value / grid) * grid;
  const drawn = outline.nodes.map(({ x, y }) => ({ x: onGrid(x), y: onGrid(y) }));
  const isDrawn = new Set(drawn.map(({ x, y }) => `${x} ${y}`)).size === drawn.length;
  if (isDrawn) return drawn;
  const columns = columnsOf(outline);
  const filled = new Map<number, number>();
  return outline.nodes.map(({ key }) => {
    const column = columns.get(key) ?? 0;
    const row = filled.get(column) ?? 0;
    filled.set(column, row + 1);
    return { x: column, y: row };
  });
}

function columnsOf(outline: GraphOutline): Map<string, number> {
  const columns = new Map<string, number>();
  for (const node of inFlowOrder(outline)) {
    const column = columns.get(node.key) ?? 0;
    columns.set(node.key, column);
    const targets = new Set(outline.edges.flatMap((edge) => (edge.source === node.id ? [edge.target] : [])));
    for (const next of outline.nodes) {
      if (targets.has(next.id) && !columns.has(next.key)) columns.set(next.key, column + 1);
    }
  }
  return columns;
}

function flowing(spots: Point[], flow: "right" | "down"): Point[] {
  const extent = (axis: "x" | "y") => {
    const values = spots.map((spot) => spot[axis]);
    return Math.max(...values) - Math.min(...values);
  };
  const isMirrored = flow === "right" ? extent("y") > extent("x") : extent("x") > extent("y");
  return isMirrored ? spots.map(({ x, y }) => ({ x: y, y: x })) : spots;
}
