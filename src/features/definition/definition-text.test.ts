import { expect, test } from "vitest";
import { readDefinitionText } from "./definition-text";

const definition = { nodes: [{ id: "1" }], edges: [], viewport: { x: 0, y: 0, zoom: 1 } };

test("a definition is read as it is, unknown fields and all", () => {
  expect(readDefinitionText(JSON.stringify(definition))).toEqual({ kind: "read", definition, name: null });
});

test.each(["workflow_definition", "definition"])("a definition is found under %s, with its name", (key) => {
  const text = JSON.stringify({ name: "Booking", [key]: definition });
  expect(readDefinitionText(text)).toEqual({ kind: "read", definition, name: "Booking" });
});

test.each([
  ["", "empty"],
  ["  \n", "empty"],
  ["{", "unreadable"],
  ["null", "unreadable"],
  ["[]", "unreadable"],
  ['{"nodes":[]}', "unreadable"],
  ['{"nodes":{},"edges":[]}', "unreadable"],
])("%j is %s", (text, kind) => {
  expect(readDefinitionText(text).kind).toBe(kind);
});
