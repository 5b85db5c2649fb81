import { expect, test } from "vitest";
import { variableChanges } from "./variable-changes";

test("what changed comes first, what the session keeps for itself not at all", () => {
  const before = { day: "Friday", name: "Sam", gone: 1, nodes_visited: ["a"] };
  const after = { name: "Sam", day: "Monday", added: [2], nodes_visited: ["a", "b"] };
  expect(variableChanges(before, after)).toEqual([
    { name: "day", kind: "changed", before: "Friday", after: "Monday" },
    { name: "added", kind: "added", before: undefined, after: [2] },
    { name: "gone", kind: "removed", before: 1, after: undefined },
    { name: "name", kind: "kept", before: "Sam", after: "Sam" },
  ]);
});
