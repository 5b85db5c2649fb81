import { expect, test } from "vitest";
import { legibleScale } from "./legible-arrangement";
import { margin, viewAround } from "./view-around";

const graph = { x: 0, y: 0, width: 1_000, height: 200 };
const pane = { width: 300, height: 600 };
const onScreen = (view: { x: number; y: number }, x: number, y: number) => [
  view.x + x * legibleScale,
  view.y + y * legibleScale,
];

test("the point is in the middle where the graph goes on both ways, and what fits is seen whole", () => {
  const view = viewAround({ x: 500, y: 0 }, graph, pane);
  expect(onScreen(view, 500, 100)).toEqual([150, 300]);
});

test("at its ends, the graph ends at the margin of the pane", () => {
  expect(onScreen(viewAround({ x: 0, y: 0 }, graph, pane), 0, 100)).toEqual([margin, 300]);
  expect(onScreen(viewAround({ x: 1_000, y: 0 }, graph, pane), 1_000, 100)).toEqual([300 - margin, 300]);
});
