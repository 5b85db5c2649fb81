import { type Curve, lengthOf, pointsOn } from "./curve";
import { outward, pointOfSide, portShifts, type Side } from "./edge-end";
import { loopCurve } from "./loop-curve";
import { centreOf, grown, isWithin, type Point, type Rectangle } from "./rectangle";

type Joined = { key: string; source: string; target: string };
type Sides = { from: Side; to: Side; swing: number };
type Way = { edge: Joined; source: Rectangle; target: Rectangle; sides: Sides };

const sides: readonly Side[] = ["right", "bottom", "left", "top"];
const swings: readonly number[] = [1, 1.7];
const nodeMargin = 8;
/** What a node in the way is worth in pixels of a detour; more than any detour costs. */
const nodeInTheWay = 10_000;

/**
 * Edges between nodes that lie where their author put them: between the sides that face each other, or, where a node lies in the way, between those that
 * lead around it. Ends at one side of a node are spread along it.
 */
export function drawnRoutes(
  boxes: ReadonlyMap<string, Rectangle>,
  edges: readonly Joined[],
): Map<string, Curve> {
  const ways: Way[] = [];
  const curves = new Map<string, Curve>();
  for (const edge of edges) {
    const [source, target] = [boxes.get(edge.source), boxes.get(edge.target)];
    if (!source || !target) continue;
    if (edge.source === edge.target) curves.set(edge.key, loopCurve(source));
    else ways.push({ edge, source, target, sides: freestSides(source, target, [...boxes.values()]) });
  }
  const shifts = spreadEnds(ways);
  for (const way of ways) {
    const { source, target } = way;
    curves.set(way.edge.key, curveBetween(source, target, way.sides, shifts.get(way)));
  }
  return curves;
}

function freestSides(source: Rectangle, target: Rectangle, boxes: readonly Rectangle[]): Sides {
  const facing = facingSides(source, target);
  const obstacles = boxes.filter((box) => box !== source && box !== target);
  const cost = (candidate: Sides) => {
    const points = pointsOn(curveBetween(source, target, candidate));
    const inTheWay = obstacles.filter((box) =>
      points.some((point) => isWithin(point, grown(box, nodeMargin))),
    ).length;
    const isThroughItself = points
      .slice(1, -1)
      .some((point) => isWithin(point, source) || isWithin(point, target));
    return lengthOf(points) + nodeInTheWay * (inTheWay + (isThroughItself ? 1 : 0));
  };
  if (cost(facing) < nodeInTheWay) return facing;
  const detours = swings.flatMap((swing) =>
    sides.flatMap((from) => sides.map((to): Sides => ({ from, to, swing }))),
  );
  const ranked = [facing, ...detours].map((candidate) => ({ candidate, cost: cost(candidate) }));
  return ranked.reduce((best, next) => (next.cost < best.cost ? next : best)).candidate;
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
