import { expect, test } from "vitest";
import type { GraphIssue } from "@/engine/graph-issue";
import { errorsOf, placeOf, sortIssues } from "./issue-reading";

const definition = {
  nodes: [{ id: "n1", type: "agentNode", data: { name: "Collect details" } }],
  edges: [
    { id: "e1", source: "n1", target: "n2", data: { label: "book a table" } },
    { id: "e2", source: "n1", target: "n2", data: {} },
  ],
};

function anIssue(issue: Partial<GraphIssue>): GraphIssue {
  return { severity: "error", kind: "node", id: "n1", field: null, message: "", ...issue };
}

test.each([
  [anIssue({}), "Node “Collect details”"],
  [anIssue({ field: "data.extraction_prompt" }), "Node “Collect details”, extraction prompt"],
  [anIssue({ id: "gone" }), "Node “gone”"],
  [anIssue({ id: null }), "Node without an id"],
  [anIssue({ kind: "edge", id: "e1", field: "target" }), "Edge “book a table”, target"],
  [anIssue({ kind: "edge", id: "e2" }), "Edge “e2”"],
  [anIssue({ kind: "workflow", id: null }), "Workflow"],
])("the place of an issue is told by name", (issue, place) => {
  expect(placeOf(issue, definition)).toBe(place);
});

test("errors come before warnings", () => {
  const warning = anIssue({ severity: "warning" });
  const first = anIssue({ message: "first" });
  const second = anIssue({ message: "second" });
  expect(sortIssues([warning, first, second])).toEqual([first, second, warning]);
  expect(errorsOf([warning, first])).toEqual([first]);
});
