import { centreOf, type Point, type Rectangle } from "./rectangle";

export type Side = "left" | "right" | "top" | "bottom";

const portGap = 26;
const cornerRoom = 14;

/** The direction an edge leaves a side in. */
export const outward: Record<Side, Point> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
};

/** The point of a side at a distance from its middle. */
export function pointOfSide(box: Rectangle, side: Side, shift = 0): Point {
  const { x, y } = centreOf(box);
  switch (side) {
    case "left":
      return { x: box.x, y: y + shift };
    case "right":
      return { x: box.x + box.width, y: y + shift };
    case "top":
      return { x: x + shift, y: box.y };
    case "bottom":
      return { x: x + shift, y: box.y + box.height };
  }
}

/** How far from the middle of a side of that extent each of several edges ends, so that none ends where another does. */
export function portShifts(extent: number, edgeCount: number): number[] {
  const gap = Math.min(portGap, Math.max(0, extent - 2 * cornerRoom) / Math.max(1, edgeCount - 1));
  return Array.from({ length: edgeCount }, (_, index) => (index - (edgeCount - 1) / 2) * gap);
}
