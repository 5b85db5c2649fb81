import { expect, test } from "vitest";
import { outlineRows, rowAfterKey } from "./outline-rows";

test("every node is followed by its edges, and an edge from nowhere comes last", () => {
  const definition = {
    nodes: [
      { id: "a", type: "agentNode", data: { name: "Ask" } },
      { id: "s", type: "startCall", data: { name: "Start" } },
    ],
    edges: [
      { id: "lost", source: "gone", target: "s", data: {} },
      { id: "e", source: "s", target: "a", data: { label: "go" } },
    ],
  };
  expect(
    outlineRows(definition).map(({ place, type, label, target }) => [place.id, type, label, target]),
  ).toEqual([
    ["s", "startCall", "Start", null],
    ["e", null, "go", "Ask"],
    ["a", "agentNode", "Ask", null],
    ["lost", null, "Without a label", "Start"],
  ]);
});

test.each([
  ["ArrowDown", -1, 0],
  ["ArrowDown", 2, 2],
  ["ArrowUp", 0, 0],
  ["Home", 2, 0],
  ["End", 0, 2],
  ["x", 0, null],
])("%s from row %i leads to %j", (key, row, expected) => {
  expect(rowAfterKey(key, row, 3)).toBe(expected);
});
