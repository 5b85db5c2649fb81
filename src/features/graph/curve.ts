import { boundsOf, type Point, type Rectangle } from "./rectangle";

/** A chain of cubic Bézier curves: where it starts, then two control points and an end for each. */
export type Curve = readonly Point[];

const samplesOfEach = 12;

export function curvePath([start, ...rest]: Curve): string {
  if (!start) return "";
  const text = ({ x, y }: Point) => `${rounded(x)},${rounded(y)}`;
  const bends = piecesOf(rest).map((piece) => `C${piece.map(text).join(" ")}`);
  return [`M${text(start)}`, ...bends].join(" ");
}

/** Points that lie on it, close enough to each other to ask what it touches. */
export function pointsOn(curve: Curve): Point[] {
  let [from] = curve;
  if (!from) return [];
  const points = [from];
  for (const [first, second, to] of piecesOf(curve.slice(1))) {
    for (let step = 1; step <= samplesOfEach; step += 1) {
      points.push(pointAt([from, first, second, to], step / samplesOfEach));
    }
    from = to;
  }
  return points;
}

/** The point at a share of its length, 0 being the start. */
export function pointAlong(points: readonly Point[], share: number): Point {
  let rest = lengthOf(points) * share;
  for (const [index, to] of points.entries()) {
    const from = points[index - 1];
    if (!from) continue;
    const stretch = Math.hypot(to.x - from.x, to.y - from.y);
    if (rest <= stretch && stretch > 0) {
      return {
        x: from.x + ((to.x - from.x) * rest) / stretch,
        y: from.y + ((to.y - from.y) * rest) / stretch,
      };
    }
    rest -= stretch;
  }
  return points.at(-1) ?? { x: 0, y: 0 };
}

export function lengthOf(points: readonly Point[]): number {
  return points.reduce((length, to, index) => {
    const from = points[index - 1] ?? to;
    return length + Math.hypot(to.x - from.x, to.y - from.y);
  }, 0);
}

export function boundsOfCurve(curve: Curve): Rectangle | null {
  return boundsOf(pointsOn(curve).map((point) => ({ ...point, width: 0, height: 0 })));
}

function piecesOf(points: readonly Point[]): [Point, Point, Point][] {
  const pieces: [Point, Point, Point][] = [];
  for (let index = 0; index + 2 < points.length; index += 3) {
    const [first, second, end] = points.slice(index, index + 3);
    if (first && second && end) pieces.push([first, second, end]);
  }
  return pieces;
}

function pointAt([from, first, second, to]: [Point, Point, Point, Point], t: number): Point {
  const u = 1 - t;
  const along = (axis: "x" | "y") =>
    u ** 3 * from[axis] + 3 * u ** 2 * t * first[axis] + 3 * u * t ** 2 * second[axis] + t ** 3 * to[axis];
  return { x: along("x"), y: along("y") };
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
