import { type Curve, pointAlong, pointsOn } from "./curve";
import {
  boundsOf,
  centredAt,
  doOverlap,
  grown,
  isWithin,
  type Point,
  type Rectangle,
  type Size,
} from "./rectangle";

/** Along its edge, the middle first. */
const shares = [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8, 0.15, 0.85];
const margin = 2;
/** What it costs a label to lie on each of these. Its distance from the middle of the edge costs up to 1. */
const onNode = 100;
const onLabel = 100;
const onOtherEdge = 4;
const beside = 2;
const rounds = 3;

export type LabelledCurve = { key: string; curve: Curve; label: Size };

/**
 * Where labels lie when nodes are where their author put them: each at that place of its edge, or just beside it, that is freest of nodes, other
 * labels and other edges. Asked anew in a second and third round, when all the others have a place.
 */
export function placeLabels(
  labelled: readonly LabelledCurve[],
  curves: ReadonlyMap<string, Curve>,
  nodes: readonly Rectangle[],
): Map<string, Rectangle> {
  const samples = new Map([...curves].map(([key, curve]) => [key, pointsOn(curve)]));
  const points = [...samples].flatMap(([key, all]) => all.map((point) => ({ key, ...point })));
  const candidatesOf = new Map(
    labelled.map(({ key, label }) => {
      const candidates = candidatesAlong(samples.get(key) ?? [], label);
      const reach = boundsOf(candidates.map(({ box }) => grown(box, margin)));
      return [key, { candidates, ...neighbours(key, reach, nodes, points) }];
    }),
  );
  const places = new Map<string, Rectangle>();
  for (let round = 0; round < rounds; round += 1) {
    for (const [key, { candidates, nodes, points }] of candidatesOf) {
      let best: { box: Rectangle; cost: number } | null = null;
      for (const { box, distance } of candidates) {
        if (best && distance >= best.cost) break;
        const room = grown(box, margin);
        const hits = (boxes: Iterable<Rectangle>) =>
          [...boxes].filter((each) => doOverlap(room, each)).length;
        const otherLabels = [...places].flatMap(([other, place]) => (other === key ? [] : [place]));
        const crossed = new Set(points.flatMap((point) => (isWithin(point, room) ? [point.key] : []))).size;
        const cost = distance + onNode * hits(nodes) + onLabel * hits(otherLabels) + onOtherEdge * crossed;
        if (!best || cost < best.cost) best = { box, cost };
      }
      if (best) places.set(key, best.box);
    }
  }
  return places;
}

type PointOfEdge = Point & { key: string };

/** Everything that a label within that reach could lie on. */
function neighbours(
  key: string,
  reach: Rectangle | null,
  nodes: readonly Rectangle[],
  points: readonly PointOfEdge[],
) {
  if (!reach) return { nodes: [], points: [] };
  return {
    nodes: nodes.filter((node) => doOverlap(reach, node)),
    points: points.filter((point) => point.key !== key && isWithin(point, reach)),
  };
}

/** `distance`: from the middle of the edge, as a cost. */
type Candidate = { box: Rectangle; distance: number };

/** The nearest to the middle first. */
function candidatesAlong(points: readonly Point[], label: Size): Candidate[] {
  if (points.length === 0) return [];
  const [aside, up] = [label.width / 2 + 3, label.height / 2 + 4];
  const shifts: Point[] = [
    { x: 0, y: 0 },
    { x: 0, y: -up },
    { x: 0, y: up },
    { x: -aside, y: 0 },
    { x: aside, y: 0 },
  ];
  const candidates = shares.flatMap((share) => {
    const { x, y } = pointAlong(points, share);
    return shifts.map((shift, index) => ({
      box: centredAt({ x: x + shift.x, y: y + shift.y }, label),
      distance: Math.abs(share - 0.5) * 2 + (index > 0 ? beside : 0),
    }));
  });
  return candidates.sort((one, other) => one.distance - other.distance);
}
