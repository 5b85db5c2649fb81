import type { Viewport } from "@xyflow/react";
import { legibleScale } from "./legible-arrangement";
import type { Point, Rectangle, Size } from "./rectangle";

/** Between a graph and the edges of its pane, in pixels. */
export const margin = 12;

/** What a graph may take of a pane. */
export function roomForPicture(pane: Size): Size {
  return { width: Math.max(1, pane.width - 2 * margin), height: Math.max(1, pane.height - 2 * margin) };
}

/** A view that can be read, with a point of the graph in its middle, but none of the room beyond the graph's end: a graph that fits one way is seen whole that way. */
export function viewAround(point: Point, graph: Rectangle, pane: Size): Viewport {
  return {
    x: shiftAlong(point.x, { start: graph.x, length: graph.width }, pane.width),
    y: shiftAlong(point.y, { start: graph.y, length: graph.height }, pane.height),
    zoom: legibleScale,
  };
}

function shiftAlong(middle: number, { start, length }: { start: number; length: number }, room: number) {
  const [from, extent] = [start * legibleScale, length * legibleScale];
  if (extent <= room - 2 * margin) return (room - extent) / 2 - from;
  const least = room - margin - extent - from;
  return Math.min(margin - from, Math.max(least, room / 2 - middle * legibleScale));
}
