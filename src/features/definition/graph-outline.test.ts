import * as fc from "fast-check";
import { expect, test } from "vitest";
import { inFlowOrder, nodeTypesOf, outlineGraph } from "./graph-outline";

const node = {
  id: "1",
  type: "startCall",
  position: { x: 10, y: 20 },
  data: { name: "Greeting", prompt: "Hi" },
};
const edge = { id: "e", source: "1", target: "2", data: { label: "book", condition: "wants to book" } };

test("nodes and edges are read by what can be shown of them", () => {
  expect(outlineGraph({ nodes: [node], edges: [edge] })).toEqual({
    nodes: [{ key: "node-0", id: "1", type: "startCall", name: "Greeting", x: 10, y: 20 }],
    edges: [{ key: "edge-0", id: "e", source: "1", target: "2", label: "book" }],
  });
});

test("a node without a name is shown by its id", () => {
  expect(outlineGraph({ nodes: [{ id: "1" }], edges: [] }).nodes[0]).toMatchObject({ name: "1", x: 0, y: 0 });
});

test("nodes with the same id are still told apart", () => {
  const { nodes } = outlineGraph({ nodes: [node, node, {}] });
  expect(new Set(nodes.map((each) => each.key)).size).toBe(3);
});

test("the type of a node is found by its id", () => {
  expect(nodeTypesOf({ nodes: [node] }).get("1")).toBe("startCall");
});

test("nodes are listed along the edges, then those that no edge leads to", () => {
  const outline = outlineGraph({
    nodes: ["rules", "end", "ask", "start"].map((id) => ({
      id,
      type: id === "start" ? "startCall" : "agentNode",
    })),
    edges: [
      { source: "start", target: "ask" },
      { source: "ask", target: "end" },
      { source: "end", target: "ask" },
    ],
  });
  expect(inFlowOrder(outline).map((each) => each.id)).toEqual(["start", "ask", "end", "rules"]);
});

test("any value at all can be outlined", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.anything(), fc.record({ nodes: fc.anything(), edges: fc.anything() })),
      (definition) => {
        const { nodes, edges } = outlineGraph(definition);
        expect(nodes.every((each) => typeof each.name === "string" && Number.isFinite(each.x))).toBe(true);
        expect(edges.every((each) => typeof each.label === "string")).toBe(true);
      },
    ),
  );
});
