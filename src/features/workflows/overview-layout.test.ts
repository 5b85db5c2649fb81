import * as fc from "fast-check";
import { expect, test } from "vitest";
import { doOverlap } from "@/features/graph/rectangle";
import { samples } from "@/server/samples/samples";
import { outlineGraph } from "./graph-outline";
import { type OverviewFormat, overviewLayout } from "./overview-layout";

const wide: OverviewFormat = { width: 800, flow: "right", card: { width: 132, height: 40 }, gap: 12 };
const narrow: OverviewFormat = { ...wide, width: 340, flow: "down" };
const node = (id: string, x: number, y: number) => ({
  id,
  type: id === "a" ? "startCall" : "agentNode",
  position: { x, y },
});
const edge = (source: string, target: string) => ({ id: `${source}${target}`, source, target });
const layout = (definition: unknown, format = wide) => overviewLayout(outlineGraph(definition), format);
const places = (definition: unknown, format = wide) =>
  layout(definition, format).cards.map(({ box: { x, y } }) => [x, y]);

test.each(samples)(
  "the cards of $name lie on no other and within the picture, wide or narrow",
  ({ definition }) => {
    for (const format of [wide, narrow]) {
      const { size, cards, edges } = layout(definition, format);
      const boxes = cards.map(({ box }) => box);
      const overlapping = boxes.flatMap((one, index) =>
        boxes.slice(index + 1).filter((other) => doOverlap(one, other)),
      );
      expect(overlapping).toEqual([]);
      expect(boxes.every(({ x, width }) => x >= 0 && x + width <= size.width && width > 60)).toBe(true);
      expect(edges).toHaveLength(definition.edges.length);
    }
  },
);

test("a drawing fills the width, and is no higher than its cards need", () => {
  const apart = { nodes: [node("a", 0, 0), node("b", 4000, 0), node("c", 4000, 900)], edges: [] };
  expect(places(apart)).toEqual([
    [10, 10],
    [658, 10],
    [658, 62],
  ]);
});

test("a drawing that runs from left to right runs down a narrow picture", () => {
  const flat = { nodes: [node("a", 0, 0), node("b", 400, 0)], edges: [edge("a", "b")] };
  expect(places(flat, narrow)).toEqual([
    [104, 10],
    [104, 62],
  ]);
});

test("nodes that have no place of their own have a column for each step away from the start", () => {
  const nodes = ["a", "b", "c"].map((id) => node(id, 0, 0));
  expect(places({ nodes, edges: [edge("a", "b"), edge("a", "c")] })).toEqual([
    [10, 10],
    [658, 10],
    [658, 62],
  ]);
});

test("nodes drawn not quite in a row stand in one", () => {
  const nearly = { nodes: [node("a", 0, 0), node("b", 200, 9), node("c", 400, -6)], edges: [] };
  expect(places(nearly)).toEqual([
    [10, 10],
    [334, 10],
    [658, 10],
  ]);
});

test("any outline has a picture", () => {
  const number = fc.oneof(fc.constant(0), fc.double({ noNaN: true, min: -1e6, max: 1e6 }));
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number), { maxLength: 8 }), (spots) => {
      const nodes = spots.map(([x, y], index) => node(`${index}`, x, y));
      const { size, cards } = layout({ nodes, edges: [edge("0", "1"), edge("1", "1")] }, narrow);
      expect(cards.every(({ box }) => Number.isFinite(box.x) && Number.isFinite(box.y))).toBe(true);
      expect(Number.isFinite(size.height)).toBe(true);
    }),
  );
});
