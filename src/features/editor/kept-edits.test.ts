import { expect, test } from "vitest";
import { forgetEdits, keepEdits, readKeptEdits } from "./kept-edits";

function aStorage() {
  const held = new Map<string, string>();
  return {
    held,
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  };
}
const edits = {
  basis: { versionId: "ver_1", draftRevision: 3 },
  document: { definition: { nodes: [], edges: [] }, templateContext: {}, settings: { temperature: 0 } },
};

test("edits are kept for their workflow until they are forgotten", () => {
  const storage = aStorage();
  keepEdits(storage, "wf_1", edits);
  expect([readKeptEdits(storage, "wf_1"), readKeptEdits(storage, "wf_2")]).toEqual([edits, null]);
  forgetEdits(storage, "wf_1");
  expect(readKeptEdits(storage, "wf_1")).toBeNull();
});

test.each([
  "{",
  "7",
  "{}",
  '{"basis":{"versionId":"ver_1","draftRevision":1},"document":{"definition":{}}}',
  JSON.stringify({ document: edits.document }),
  JSON.stringify({ ...edits, basis: { draftRevision: 3 } }),
])("%s is no edit", (text) => {
  const storage = aStorage();
  storage.held.set("retake-edits-wf_1", text);
  expect(readKeptEdits(storage, "wf_1")).toBeNull();
});

test("a storage that refuses loses nothing but the keeping", () => {
  const refuse = () => {
    throw new Error("full");
  };
  expect(() => keepEdits({ setItem: refuse }, "wf_1", edits)).not.toThrow();
  expect(readKeptEdits({ getItem: refuse }, "wf_1")).toBeNull();
});
