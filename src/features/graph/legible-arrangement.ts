import { type GraphLayout, layoutGraph, nodeSize } from "./graph-layout";

const legibleScale = 0.6;

export type Size = { width: number; height: number };

/** As its author drew it where that can be read in the room there is, else from top to bottom when that can be read better. */
export function legibleArrangement(definition: unknown, room: Size): "drawn" | "down" {
  const drawn = fittingScale(layoutGraph(definition), room);
  if (drawn >= legibleScale) return "drawn";
  return fittingScale(layoutGraph(definition, "down"), room) > drawn ? "down" : "drawn";
}

/** By how much a layout has to be scaled to fit; never more than 1. */
function fittingScale({ nodes }: GraphLayout, room: Size): number {
  const across = nodes.map(({ position }) => position.x);
  const down = nodes.map(({ position }) => position.y);
  const width = Math.max(...across) - Math.min(...across) + nodeSize.width;
  const height = Math.max(...down) - Math.min(...down) + nodeSize.height;
  return nodes.length === 0 ? 1 : Math.min(1, room.width / width, room.height / height);
}
