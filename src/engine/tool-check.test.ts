import { describe, expect, it } from "vitest";
import { agent, edge, end, start } from "./testing/workflow-builder";
import type { ToolCategory } from "./tool";
import { findToolIssues, type NamedTool, toolReferencesIn } from "./tool-check";

const tool = (toolId: string, name: string, category: ToolCategory = "http_api"): NamedTool => ({
  toolId,
  name,
  category,
});
const known = [
  tool("book", "Book a table"),
  tool("other", "book-a TABLE!", "end_call"),
  tool("sum", "Sum", "calculator"),
  tool("sum2", "Sum", "calculator"),
  tool("mcp", "Book a table", "mcp"),
];

function issuesOf(startTools: string[], agentTools: string[] = [], label = "Go on") {
  const definition = {
    nodes: [start({ tool_uuids: startTools }), agent("talk", { tool_uuids: agentTools }), end("bye")],
    edges: [edge("start", "talk", label), edge("talk", "bye", "Finish")],
  };
  return findToolIssues(toolReferencesIn(definition), known);
}

describe("tools of a node", () => {
  it.each<[string, string[], string[]]>([
    ["one", ["book"], []],
    ["one, named twice", ["book", "book"], []],
    ["the same on two nodes", ["book"], ["other"]],
    ["two calculators", ["sum", "sum2"], []],
    ["a server named like a tool", ["book", "mcp"], []],
    ["none", [], []],
  ])("are in order: %s", (_, first, second) => {
    expect(issuesOf(first, second)).toEqual([]);
  });

  it("may not become the same function", () => {
    expect(issuesOf([], ["book", "sum", "other"])).toEqual([
      {
        severity: "error",
        kind: "node",
        id: "talk",
        field: "data.tool_uuids",
        message:
          "The tools “Book a table” and “book-a TABLE!” become the function “book_a_table”; rename one, or leave one out.",
      },
    ]);
  });

  it("may not become the same function as an edge from there", () => {
    expect(issuesOf(["book"], [], "Book a table?")).toEqual([
      {
        severity: "error",
        kind: "edge",
        id: "start-talk",
        field: "data.label",
        message: "This edge and the tool “Book a table” become the function “book_a_table”; rename one.",
      },
    ]);
    expect(issuesOf([], ["book"], "Book a table?")).toEqual([]);
    expect(issuesOf(["mcp", "sum"], [], "Safe calculator")).toEqual([]);
  });

  it("that do not exist are a warning", () => {
    expect(issuesOf(["gone", "book"])).toEqual([
      {
        severity: "warning",
        kind: "node",
        id: "start",
        field: "data.tool_uuids",
        message: "The tool “gone” does not exist in your organization; this node goes without it.",
      },
    ]);
  });
});

it.each([null, 5, {}, { nodes: 1 }, { nodes: [null, { id: "a" }], edges: [7] }])(
  "finds none in what is no workflow: %j",
  (definition) => {
    expect(findToolIssues(toolReferencesIn(definition), known)).toEqual([]);
  },
);
