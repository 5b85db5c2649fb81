export type Point = { x: number; y: number };
export type Size = { width: number; height: number };
/** `x` and `y` are of the top left corner. */
export type Rectangle = Point & Size;

export function centreOf({ x, y, width, height }: Rectangle): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

export function centredAt({ x, y }: Point, { width, height }: Size): Rectangle {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

export function grown({ x, y, width, height }: Rectangle, margin: number): Rectangle {
  return { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin };
}

export function doOverlap(one: Rectangle, other: Rectangle): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

export function isWithin({ x, y }: Point, box: Rectangle): boolean {
  return x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
}

/** Around all of them; null around none. */
export function boundsOf(boxes: readonly Rectangle[]): Rectangle | null {
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}
