import { expect, test } from "vitest";
import { edgeLanes, routeEdge } from "./edge-route";

const box = (x: number, y: number) => ({ x, y, width: 100, height: 40 });

test.each([
  ["below", box(0, 200), { x: 50, y: 40, side: "bottom" }, { x: 50, y: 200, side: "top" }],
  ["above", box(0, -200), { x: 50, y: 0, side: "top" }, { x: 50, y: -160, side: "bottom" }],
  ["to the right", box(300, 0), { x: 100, y: 20, side: "right" }, { x: 300, y: 20, side: "left" }],
  ["to the left", box(-300, 0), { x: 0, y: 20, side: "left" }, { x: -200, y: 20, side: "right" }],
])("an edge to a node %s runs between the sides that face each other", (_place, target, from, to) => {
  expect(routeEdge(box(0, 0), target)).toEqual({ source: from, target: to });
});

test("a lane moves both ends to the same side, and never beyond the node", () => {
  const { source, target } = routeEdge(box(0, 0), box(0, 200), 0.5);
  expect([source.x, target.x]).toEqual([64, 64]);
  expect(routeEdge(box(0, 0), box(300, 0), 3).source.y).toBe(32);
});

test("an edge from a node to itself leaves and comes back at different sides", () => {
  const { source, target } = routeEdge(box(0, 0), box(0, 0));
  expect([source.side, target.side]).toEqual(["right", "bottom"]);
});

test("edges between the same two nodes have lanes, whichever way they run", () => {
  const edges = [
    { key: "there", source: "a", target: "b" },
    { key: "back", source: "b", target: "a" },
    { key: "alone", source: "a", target: "c" },
  ];
  expect([...edgeLanes(edges)]).toEqual([
    ["there", -0.5],
    ["back", 0.5],
    ["alone", 0],
  ]);
});
