import { layoutGraph, nodeSize } from "@/features/graph/graph-layout";
import type { Place, Position } from "./definition-edit";

const gap = 56;

/** Below the selected node, else below everything; beside whatever lies there already. */
export function newNodePlace(definition: unknown, selection: Place | null): Position {
  const { nodes } = layoutGraph(definition);
  const from = selection?.kind === "node" ? nodes.find((node) => node.id === selection.id) : undefined;
  const lowest = Math.max(0, ...nodes.map(({ position }) => position.y));
  const leftmost = Math.min(...nodes.map(({ position }) => position.x));
  let place = from
    ? { x: from.position.x, y: from.position.y + nodeSize.height + gap }
    : { x: nodes.length > 0 ? leftmost : 0, y: nodes.length > 0 ? lowest + nodeSize.height + gap : 0 };
  while (nodes.some(({ position }) => overlap(position, place))) {
    place = { x: place.x + nodeSize.width + gap / 2, y: place.y };
  }
  return place;
}

function overlap(one: Position, other: Position): boolean {
  return Math.abs(one.x - other.x) < nodeSize.width && Math.abs(one.y - other.y) < nodeSize.height;
}
