import { type Curve, lengthOf, pointsOn } from "./curve";
import { outward, pointOfSide, portShifts, type Side } from "./edge-end";
import { loopCurve } from "./loop-curve";
import { boundsOf, centreOf, doOverlap, grown, isWithin, type Point, type Rectangle } from "./rectangle";

type Joined = { key: string; source: string; target: string };
type Sides = { from: Side; to: Side; swing: number };
type Way = { edge: Joined; source: Rectangle; target: Rectangle; sides: Sides; detours: Sides[] | null };

const allSides: readonly Side[] = ["right", "bottom", "left", "top"];
const swings: readonly number[] = [1, 1.7];
const nodeMargin = 8;
/** A detour keeps well clear: its ends may still be moved along their sides. */
const detourMargin = 20;
/** What a node in the way is worth in pixels of a detour; more than any detour costs. */
const nodeInTheWay = 10_000;
const rounds = 6;

/**
 * Edges between nodes that lie where their author put them: between the sides that face each other, or, where a node lies in the way, between those that
 * lead around it. Ends at one side of a node are spread along it.
 */
export function drawnRoutes(
  boxes: ReadonlyMap<string, Rectangle>,
  edges: readonly Joined[],
): Map<string, Curve> {
  const nodes = [...boxes.values()];
  const ways: Way[] = [];
  const curves = new Map<string, Curve>();
  for (const edge of edges) {
    const [source, target] = [boxes.get(edge.source), boxes.get(edge.target)];
    if (!source || !target) continue;
    if (edge.source === edge.target) curves.set(edge.key, loopCurve(source));
    else {
      const way: Way = { edge, source, target, sides: facingSides(source, target), detours: null };
      if (nodesMet(way, curveBetween(source, target, way.sides), nodes, nodeMargin) > 0)
        takeDetour(way, nodes);
      ways.push(way);
    }
  }
  for (let round = 1; round <= rounds; round += 1) {
    const shifts = spreadEnds(ways);
    for (const way of ways) {
      const curve = curveBetween(way.source, way.target, way.sides, shifts.get(way));
      curves.set(way.edge.key, curve);
      // Spread along a side, an edge may meet a node that it passed from the middle of the side.
      if (round < rounds && nodesMet(way, curve, nodes, 0) > 0) takeDetour(way, nodes);
    }
  }
  return curves;
}

/** The short way, whatever lies in it. */
export function facingCurve(source: Rectangle, target: Rectangle): Curve {
  const isLoop = source.x === target.x && source.y === target.y;
  return isLoop ? loopCurve(source) : curveBetween(source, target, facingSides(source, target));
}

/** To the best sides it has not tried. */
function takeDetour(way: Way, nodes: readonly Rectangle[]): void {
  const { source, target } = way;
  const cost = (sides: Sides) => {
    const curve = curveBetween(source, target, sides);
    return lengthOf(pointsOn(curve)) + nodeInTheWay * nodesMet(way, curve, nodes, detourMargin);
  };
  way.detours ??= swings
    .flatMap((swing) => allSides.flatMap((from) => allSides.map((to): Sides => ({ from, to, swing }))))
    .map((sides) => ({ sides, cost: cost(sides) }))
    .sort((one, other) => one.cost - other.cost)
    .map(({ sides }) => sides);
  way.sides = way.detours.shift() ?? way.sides;
}

/** How many nodes a curve meets on its way; its own two count when it goes through them. */
function nodesMet(
  { source, target }: Pick<Way, "source" | "target">,
  curve: Curve,
  nodes: readonly Rectangle[],
  margin: number,
): number {
  const points = pointsOn(curve).slice(1, -1);
  const reach = grown(
    boundsOf(points.map((point) => ({ ...point, width: 0, height: 0 }))) ?? source,
    margin + 1,
  );
  return nodes.filter((box) => {
    if (!doOverlap(reach, box)) return false;
    const isOwn = box === source || box === target;
    const met = isOwn ? box : grown(box, margin);
    return points.some((point) => isWithin(point, met));
  }).length;
}

function facingSides(source: Rectangle, target: Rectangle): Sides {
  const [from, to] = [centreOf(source), centreOf(target)];
  const gapAcross = Math.abs(to.x - from.x) - (source.width + target.width) / 2;
  const gapDown = Math.abs(to.y - from.y) - (source.height + target.height) / 2;
  if (gapAcross > gapDown) {
    return to.x >= from.x ? { from: "right", to: "left", swing: 1 } : { from: "left", to: "right", swing: 1 };
  }
  return to.y >= from.y ? { from: "bottom", to: "top", swing: 1 } : { from: "top", to: "bottom", swing: 1 };
}

function curveBetween(
  source: Rectangle,
  target: Rectangle,
  { from, to, swing }: Sides,
  shift: { from: number; to: number } = { from: 0, to: 0 },
): Curve {
  const start = pointOfSide(source, from, shift.from);
  const end = pointOfSide(target, to, shift.to);
  const [across, down] = [Math.abs(end.x - start.x), Math.abs(end.y - start.y)];
  const isSameWay = from === to;
  const reach = (side: Side) => {
    const ahead = outward[side].x === 0 ? down : across;
    const aside = outward[side].x === 0 ? across : down;
    return swing * Math.max(28, isSameWay ? aside * 0.35 : Math.max(ahead * 0.5, aside * 0.25));
  };
  return [start, ahead(start, from, reach(from)), ahead(end, to, reach(to)), end];
}

function ahead({ x, y }: Point, side: Side, distance: number): Point {
  return { x: x + outward[side].x * distance, y: y + outward[side].y * distance };
}

/** The ends at one side of one node lie in the order of what they lead to, so that edges do not cross where they leave it. */
function spreadEnds(ways: readonly Way[]): Map<Way, { from: number; to: number }> {
  const shifts = new Map(ways.map((way) => [way, { from: 0, to: 0 }]));
  const ends = ways.flatMap((way) => [
    { way, end: "from" as const, node: way.source, side: way.sides.from, other: centreOf(way.target) },
    { way, end: "to" as const, node: way.target, side: way.sides.to, other: centreOf(way.source) },
  ]);
  const places = new Map<string, typeof ends>();
  for (const end of ends) {
    const place = `${end.node.x} ${end.node.y} ${end.side}`;
    places.set(place, [...(places.get(place) ?? []), end]);
  }
  for (const together of places.values()) {
    const [{ node, side } = {}] = together;
    if (!node || !side) continue;
    const axis = outward[side].x === 0 ? "x" : "y";
    together.sort((one, other) => one.other[axis] - other.other[axis]);
    const spread = portShifts(axis === "x" ? node.width : node.height, together.length);
    for (const [index, { way, end }] of together.entries()) {
      const shift = shifts.get(way);
      if (shift) shift[end] = spread[index] ?? 0;
    }
  }
  return shifts;
}
