import { expect, test } from "vitest";
import type { GraphIssue } from "@/engine/graph-issue";
import { layoutGraph } from "@/features/graph/graph-layout";
import { canvasElements } from "./canvas-elements";

const node = (id: string, y: number) => ({
  id,
  type: "agentNode",
  position: { x: 0, y },
  data: { name: id },
});
const edge = (id: string, source: string, target: string) => ({ id, source, target, data: { label: id } });
const nothing = { selection: null, issues: [] };

test("what is selected and wrong is drawn so", () => {
  const issue: GraphIssue = { severity: "error", kind: "node", id: "a", field: null, message: "" };
  const { nodes } = canvasElements(layoutGraph({ nodes: [node("a", 0), node("b", 90)], edges: [] }), {
    selection: { kind: "node", id: "b" },
    issues: [issue, { ...issue, severity: "warning" }],
  });
  expect(
    nodes.map(({ id, position, selected, data }) => [
      id,
      position,
      selected,
      data.errorCount,
      data.warningCount,
    ]),
  ).toEqual([
    ["a", { x: 0, y: 0 }, false, 1, 1],
    ["b", { x: 0, y: 90 }, true, 0, 0],
  ]);
});

test("of elements with one id, or none, the first is drawn, and no edge that leads nowhere", () => {
  const { nodes, edges } = canvasElements(
    layoutGraph({
      nodes: [node("a", 0), node("a", 90), node("", 180), node("b", 270)],
      edges: [edge("e", "a", "b"), edge("e", "b", "a"), edge("lost", "a", "gone")],
    }),
    nothing,
  );
  expect([nodes.map(({ id }) => id), edges.map(({ id, source }) => [id, source])]).toEqual([
    ["a", "b"],
    [["e", "a"]],
  ]);
});
