import { expect, test } from "vitest";
import { legibleArrangement } from "./legible-arrangement";

const node = (id: string, x: number, y: number) => ({ id, type: "agentNode", position: { x, y }, data: {} });
const flat = {
  nodes: [node("a", 0, 0), node("b", 400, 0), node("c", 800, 0)],
  edges: [
    { id: "1", source: "a", target: "b" },
    { id: "2", source: "b", target: "c" },
  ],
};

test("a wide drawing is kept where it can be read, and arranged anew in a narrow pane", () => {
  expect(legibleArrangement(flat, { width: 900, height: 600 })).toBe("drawn");
  expect(legibleArrangement(flat, { width: 300, height: 600 })).toBe("down");
});

test("a drawing that no arrangement makes more legible is kept", () => {
  const tall = {
    nodes: [node("a", 0, 0), node("b", 0, 120)],
    edges: [{ id: "1", source: "a", target: "b" }],
  };
  expect(legibleArrangement(tall, { width: 80, height: 600 })).toBe("drawn");
});
