import { expect, test } from "vitest";
import { toolIdsOf } from "./workflow-tools";

test("the tools of a workflow are those its nodes name, each once", () => {
  const nodes = [
    { data: { tool_uuids: ["a", "b"] } },
    { data: { tool_uuids: ["b", 7] } },
    { data: {} },
    null,
  ];
  expect(toolIdsOf({ nodes, edges: [] })).toEqual(["a", "b"]);
  expect(toolIdsOf("nothing")).toEqual([]);
});
