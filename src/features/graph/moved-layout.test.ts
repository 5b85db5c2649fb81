import { expect, test } from "vitest";
import { layoutGraph, nodeSize } from "./graph-layout";
import { movedLayout } from "./moved-layout";

const node = (id: string, x: number, y: number) => ({
  id,
  type: "agentNode",
  position: { x, y },
  data: { name: id },
});
const edge = (source: string, target: string) => ({
  id: `${source}-${target}`,
  source,
  target,
  data: { label: "On" },
});
const layout = layoutGraph({
  nodes: [node("a", 0, 0), node("b", 400, 0), node("c", 800, 0)],
  edges: [edge("a", "b"), edge("b", "c")],
});

test("the edges of a dragged node follow it, with their labels, and nothing else moves", () => {
  const { nodes, edges } = movedLayout(layout, new Map([["c", { x: 400, y: 500 }]]));
  expect(nodes.map(({ position }) => position)).toEqual([
    { x: 0, y: 0 },
    { x: 400, y: 0 },
    { x: 400, y: 500 },
  ]);
  expect(edges[0]).toBe(layout.edges[0]);
  const { curve, label } = edges[1]?.route ?? {};
  expect(curve?.at(0)).toEqual({ x: 400 + nodeSize.width / 2, y: nodeSize.height });
  expect(curve?.at(-1)).toEqual({ x: 400 + nodeSize.width / 2, y: 500 });
  expect(label && label.y + label.height / 2).toBeCloseTo((nodeSize.height + 500) / 2);
});

test("nothing is dragged, so nothing is new", () => {
  expect(movedLayout(layout, new Map())).toBe(layout);
});
