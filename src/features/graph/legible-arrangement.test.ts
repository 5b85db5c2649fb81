import { expect, test } from "vitest";
import { layoutsOf, legibleArrangement } from "./legible-arrangement";

const node = (id: string, x: number, y: number) => ({ id, type: "agentNode", position: { x, y }, data: {} });
const edge = (source: string, target: string) => ({ id: `${source}-${target}`, source, target });
const flat = {
  nodes: [node("a", 0, 0), node("b", 400, 0), node("c", 800, 0)],
  edges: [edge("a", "b"), edge("b", "c")],
};
const chosen = (definition: unknown, width: number, height: number) =>
  legibleArrangement(layoutsOf(definition), { width, height }, null).arrangement;

test("a wide drawing is kept where it can be read, and arranged anew in a narrow pane", () => {
  expect(chosen(flat, 960, 600)).toBe("drawn");
  expect(chosen(flat, 300, 600)).toBe("down");
});

test("a tall drawing is arranged from left to right in a low pane", () => {
  const tall = {
    nodes: [node("a", 0, 0), node("b", 0, 300), node("c", 0, 600)],
    edges: [edge("a", "b"), edge("b", "c")],
  };
  expect(chosen(tall, 700, 120)).toBe("right");
});

test("a drawing that no arrangement makes more legible is kept", () => {
  const small = { nodes: [node("a", 0, 0), node("b", 0, 60)], edges: [edge("a", "b")] };
  expect(chosen(small, 80, 600)).toBe("drawn");
});

test("what was asked for is done whatever the room, in the proportions that suit it best", () => {
  const star = {
    nodes: [node("a", 0, 0), ..."bcdefg".split("").map((id) => node(id, 0, 90))],
    edges: "bcdefg".split("").map((id) => ({ ...edge("a", id), data: { label: "a rather long label" } })),
  };
  const { arrangement, scale } = legibleArrangement(layoutsOf(star), { width: 300, height: 900 }, "right");
  expect(arrangement).toBe("right");
  expect(scale).toBeGreaterThan(0.5);
});
