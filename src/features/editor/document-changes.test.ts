import { expect, test } from "vitest";
import { documentChanges, isUnchanged } from "./document-changes";
import type { EditorDocument } from "./draft-saving";

const start = { id: "s", type: "startCall", position: { x: 0, y: 0 }, data: { name: "Start", prompt: "Hi" } };
const agent = { id: "a", type: "agentNode", position: { x: 0, y: 9 }, data: { name: "Ask", prompt: "Ask" } };
const edge = { id: "e", source: "s", target: "a", data: { label: "go", condition: "ready" } };
const document: EditorDocument = {
  definition: { nodes: [start, agent], edges: [edge] },
  templateContext: { name: "Ada" },
  settings: { temperature: 0 },
};
const withGraph = (nodes: unknown[], edges: unknown[] = [edge]): EditorDocument => ({
  ...document,
  definition: { nodes, edges },
});

test("the same content in another order is no change", () => {
  const reordered = {
    data: { prompt: "Hi", name: "Start" },
    position: { y: 0, x: 0 },
    type: "startCall",
    id: "s",
  };
  expect(isUnchanged(documentChanges(document, withGraph([agent, reordered])))).toBe(true);
});

test("added, removed, changed and moved elements are told apart", () => {
  const moved = { ...agent, position: { x: 50, y: 9 } };
  const renamed = { ...start, data: { ...start.data, name: "Hello", extra: [1] } };
  const { elements } = documentChanges(
    document,
    withGraph([renamed, moved, { id: "n", type: "endCall" }], []),
  );
  expect(elements).toEqual([
    {
      kind: "node",
      id: "s",
      name: "Hello",
      type: "startCall",
      change: "changed",
      fields: [
        { field: "name", before: "Start", after: "Hello" },
        { field: "extra", before: undefined, after: [1] },
      ],
    },
    { kind: "node", id: "a", name: "Ask", type: "agentNode", change: "moved", fields: [] },
    { kind: "node", id: "n", name: "n", type: "endCall", change: "added", fields: [] },
    { kind: "edge", id: "e", name: "go", type: "", change: "removed", fields: [] },
  ]);
});

test("settings and context are compared field by field", () => {
  const after = { ...document, templateContext: {}, settings: { temperature: 0, maxHops: 3 } };
  expect(documentChanges(document, after)).toEqual({
    elements: [],
    settings: [{ field: "maxHops", before: undefined, after: 3 }],
    templateContext: [{ field: "name", before: "Ada", after: undefined }],
  });
});
