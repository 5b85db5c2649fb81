import { expect, test } from "vitest";
import { newNodePlace } from "./new-node-place";

const node = (id: string, x: number, y: number) => ({ id, type: "agentNode", position: { x, y } });

test("the first node lies at the origin, the next below everything", () => {
  expect(newNodePlace({ nodes: [], edges: [] }, null)).toEqual({ x: 0, y: 0 });
  const nodes = [node("a", 10, 0), node("b", 300, 200)];
  expect(newNodePlace({ nodes, edges: [] }, null)).toEqual({ x: 10, y: 302 });
});

test("with a selected node it lies below that one, beside what lies there already", () => {
  const nodes = [node("a", 0, 0), node("b", 20, 110)];
  expect(newNodePlace({ nodes, edges: [] }, { kind: "node", id: "a" })).toEqual({ x: 174, y: 102 });
});
