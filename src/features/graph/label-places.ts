import { type Curve, pointAlong, pointsOn } from "./curve";
import { centredAt, doOverlap, grown, isWithin, type Point, type Rectangle, type Size } from "./rectangle";

/** Along its edge, the middle first. */
const shares = [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8, 0.15, 0.85];
const margin = 2;
/** What lying on something costs, beside which the distance from the middle of the edge costs up to 1. */
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
  const places = new Map<string, Rectangle>();
  for (let round = 0; round < rounds; round += 1) {
    for (const { key, label } of labelled) {
      const otherLabels = [...places].flatMap(([other, box]) => (other === key ? [] : [box]));
      const otherPoints = [...samples].flatMap(([other, points]) => (other === key ? [] : [points]));
      const cost = ({ box, share, isBeside }: Candidate) => {
        const room = grown(box, margin);
        const hits = (boxes: readonly Rectangle[]) => boxes.filter((each) => doOverlap(room, each)).length;
        const crossed = otherPoints.filter((points) => points.some((point) => isWithin(point, room))).length;
        return (
          onNode * hits(nodes) +
          onLabel * hits(otherLabels) +
          onOtherEdge * crossed +
          (isBeside ? beside : 0) +
          Math.abs(share - 0.5) * 2
        );
      };
      const ranked = candidates(samples.get(key) ?? [], label).map((each) => ({ each, cost: cost(each) }));
      const [first] = ranked;
      if (!first) continue;
      const best = ranked.reduce((found, next) => (next.cost < found.cost ? next : found), first);
      places.set(key, best.each.box);
    }
  }
  return places;
}

type Candidate = { box: Rectangle; share: number; isBeside: boolean };

function candidates(points: readonly Point[], label: Size): Candidate[] {
  if (points.length === 0) return [];
  const [aside, up] = [label.width / 2 + 3, label.height / 2 + 4];
  const shifts: Point[] = [
    { x: 0, y: 0 },
    { x: 0, y: -up },
    { x: 0, y: up },
    { x: -aside, y: 0 },
    { x: aside, y: 0 },
  ];
  return shares.flatMap((share) => {
    const { x, y } = pointAlong(points, share);
    return shifts.map((shift, index) => ({
      box: centredAt({ x: x + shift.x, y: y + shift.y }, label),
      share,
      isBeside: index > 0,
    }));
  });
}
