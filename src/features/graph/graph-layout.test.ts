import { expect, test } from "vitest";
import { layoutGraph, nodeSize } from "./graph-layout";

const node = (id: string, position?: unknown) => ({ id, type: "agentNode", position, data: { name: id } });
const edge = (source: string, target: string) => ({ id: `${source}-${target}`, source, target, data: {} });
const places = (layout: ReturnType<typeof layoutGraph>) =>
  Object.fromEntries(layout.nodes.map(({ id, position }) => [id, position]));

test("what the author drew stays where it is", () => {
  const nodes = [node("a", { x: 10, y: 20 }), node("b", { x: 300, y: 20 })];
  expect(places(layoutGraph({ nodes, edges: [edge("a", "b")] }))).toEqual({
    a: { x: 10, y: 20 },
    b: { x: 300, y: 20 },
  });
});

test.each([
  ["without a position", undefined],
  ["with a broken position", { x: "left", y: 4 }],
  ["all on one spot", { x: 0, y: 0 }],
])("nodes %s are arranged from top to bottom, none on another", (_name, position) => {
  const nodes = [node("a", position), node("b", position), node("c", position)];
  const { a, b, c } = places(layoutGraph({ nodes, edges: [edge("a", "b"), edge("a", "c")] }));
  expect(b?.y).toBe(c?.y);
  expect((b?.y ?? 0) - (a?.y ?? 0)).toBeGreaterThan(nodeSize.height);
  expect(Math.abs((b?.x ?? 0) - (c?.x ?? 0))).toBeGreaterThanOrEqual(nodeSize.width);
});

test("an arrangement can be asked for in spite of the drawing", () => {
  const nodes = [node("a", { x: 10, y: 20 }), node("b", { x: 300, y: 20 })];
  const { a, b } = places(layoutGraph({ nodes, edges: [edge("a", "b")] }, "right"));
  expect(b?.y).toBe(a?.y);
  expect((b?.x ?? 0) - (a?.x ?? 0)).toBeGreaterThan(nodeSize.width);
});

test("one node alone is where it was put, and what is no graph has nothing to show", () => {
  expect(places(layoutGraph({ nodes: [node("a", { x: 7, y: 8 })], edges: [] }))).toEqual({
    a: { x: 7, y: 8 },
  });
  expect(layoutGraph("nothing")).toEqual({ nodes: [], edges: [] });
});

test("edges to nowhere are left out; loops and repeated ids do not stop it", () => {
  const nodes = [node("a"), node("a"), node("b")];
  const layout = layoutGraph({ nodes, edges: [edge("a", "gone"), edge("a", "a"), edge("a", "b")] });
  expect(layout.nodes).toHaveLength(3);
  expect(layout.edges.map(({ id }) => id)).toEqual(["a-a", "a-b"]);
});
