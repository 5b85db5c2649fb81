import { type ArrangedGraph, arrangeGraph, type GraphEdge } from "./arranged-graph";
import type { Point, Rectangle, Size } from "./rectangle";

/** A layout from left to right is one from top to bottom with x and y exchanged. */
export function arrangeAlong(
  direction: "down" | "right",
  nodeKeys: readonly string[],
  edges: readonly GraphEdge[],
  { nodeSize, labelRows }: { nodeSize: Size; labelRows: number },
): ArrangedGraph {
  if (direction === "down") return arrangeGraph(nodeKeys, edges, { nodeSize, labelRows });
  const mirroredEdges = edges.map((edge) => ({ ...edge, label: edge.label && mirroredSize(edge.label) }));
  const { boxes, routes } = arrangeGraph(nodeKeys, mirroredEdges, {
    nodeSize: mirroredSize(nodeSize),
    labelRows,
  });
  return {
    boxes: new Map([...boxes].map(([key, box]) => [key, mirrored(box)])),
    routes: new Map(
      [...routes].map(([key, { curve, label }]) => [
        key,
        { curve: curve.map(mirroredPoint), label: label && mirrored(label) },
      ]),
    ),
  };
}

function mirroredPoint({ x, y }: Point): Point {
  return { x: y, y: x };
}

function mirroredSize({ width, height }: Size): Size {
  return { width: height, height: width };
}

function mirrored(box: Rectangle): Rectangle {
  return { ...mirroredPoint(box), ...mirroredSize(box) };
}
