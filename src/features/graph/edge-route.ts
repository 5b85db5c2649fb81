export type Rectangle = { x: number; y: number; width: number; height: number };
export type Side = "left" | "right" | "top" | "bottom";
export type EdgeEnd = { x: number; y: number; side: Side };
export type EdgeRoute = { source: EdgeEnd; target: EdgeEnd };

const laneWidth = 28;

/**
 * Between which sides of two nodes an edge runs: the ones that face each other, whichever way the graph was drawn. Edges between the same
 * two nodes run in lanes beside each other, `lane` counted from their middle. An edge from a node to itself leaves at the right and comes back at the bottom.
 */
export function routeEdge(source: Rectangle, target: Rectangle, lane = 0): EdgeRoute {
  if (source.x === target.x && source.y === target.y) {
    return {
      source: { x: source.x + source.width, y: source.y + source.height / 2, side: "right" },
      target: { x: source.x + source.width * 0.75, y: source.y + source.height, side: "bottom" },
    };
  }
  const from = centreOf(source);
  const to = centreOf(target);
  const gapAcross = Math.abs(to.x - from.x) - (source.width + target.width) / 2;
  const gapDown = Math.abs(to.y - from.y) - (source.height + target.height) / 2;
  const shift = lane * laneWidth;
  if (gapAcross > gapDown) {
    const isRightward = to.x >= from.x;
    return {
      source: endAt(source, isRightward ? "right" : "left", shift),
      target: endAt(target, isRightward ? "left" : "right", shift),
    };
  }
  const isDownward = to.y >= from.y;
  return {
    source: endAt(source, isDownward ? "bottom" : "top", shift),
    target: endAt(target, isDownward ? "top" : "bottom", shift),
  };
}

/** The lane of each edge by its key: 0 for an edge that has its two nodes to itself. */
export function edgeLanes(
  edges: readonly { key: string; source: string; target: string }[],
): Map<string, number> {
  const lanes = new Map<string, number>();
  const bundles = new Map<string, string[]>();
  for (const { key, source, target } of edges) {
    const pair = JSON.stringify([source, target].sort());
    bundles.set(pair, [...(bundles.get(pair) ?? []), key]);
  }
  for (const keys of bundles.values()) {
    for (const [index, key] of keys.entries()) lanes.set(key, index - (keys.length - 1) / 2);
  }
  return lanes;
}

function endAt(box: Rectangle, side: Side, shift: number): EdgeEnd {
  const { x, y } = centreOf(box);
  switch (side) {
    case "left":
      return { x: box.x, y: y + within(shift, box.height), side };
    case "right":
      return { x: box.x + box.width, y: y + within(shift, box.height), side };
    case "top":
      return { x: x + within(shift, box.width), y: box.y, side };
    case "bottom":
      return { x: x + within(shift, box.width), y: box.y + box.height, side };
  }
}

function within(shift: number, extent: number): number {
  const most = extent / 2 - 8;
  return Math.max(-most, Math.min(most, shift));
}

function centreOf({ x, y, width, height }: Rectangle) {
  return { x: x + width / 2, y: y + height / 2 };
}
