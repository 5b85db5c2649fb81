import type { Curve } from "./curve";
import type { Point } from "./rectangle";

/** Where an edge passes a row of nodes or labels: straight down, from its top to its bottom. */
export type Band = { x: number; top: number; bottom: number };

/** Down from one point to another, straight within the bands and bending between them only. */
export function routeThroughBands(start: Point, bands: readonly Band[], end: Point): Curve {
  const curve: Point[] = [start];
  let from = start;
  for (const { x, top, bottom } of bands) {
    curve.push(...bend(from, { x, y: top }), ...bend({ x, y: top }, { x, y: bottom }));
    from = { x, y: bottom };
  }
  curve.push(...bend(from, end));
  return curve;
}

function bend(from: Point, to: Point): Point[] {
  const middle = (from.y + to.y) / 2;
  return [{ x: from.x, y: middle }, { x: to.x, y: middle }, to];
}
