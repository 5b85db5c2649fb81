import type { Curve } from "./curve";
import type { Rectangle } from "./rectangle";

const reach = 18;

/** How much room the loops of a node take at its right, with their labels side by side. */
export function loopRoom(labelWidths: readonly number[]): number {
  return labelWidths.reduce((room, width) => room + reach + width, 0);
}

/** Leaves a node at its right, and comes back there; `room` is taken already by loops drawn before. */
export function loopCurve({ x, y, width, height }: Rectangle, room = 0): Curve {
  const right = x + width;
  const [upper, lower] = [y + height * 0.3, y + height * 0.7];
  const outer = right + (room + reach) * (4 / 3);
  return [
    { x: right, y: upper },
    { x: outer, y: upper },
    { x: outer, y: lower },
    { x: right, y: lower },
  ];
}

/** Where the label of a loop begins. */
export function loopLabelStart({ x, width }: Rectangle, room = 0): number {
  return x + width + room + reach;
}
