import { expect, test } from "vitest";
import type { z } from "zod";
import * as schemas from "@/engine/node-data";
import { unknownKeys, visibleFields } from "@/features/form/field-reading";
import { edgeFields } from "./edge-fields";
import { nodeFields } from "./node-fields";

const keysOf = (schema: z.ZodObject) => Object.keys(schema.shape).sort();
const editable = (specs: readonly { key: string }[]) => specs.map(({ key }) => key).sort();

test.each([
  ["startCall", schemas.startData, ["pre_call_fetch_enabled"]],
  ["agentNode", schemas.agentData, []],
  ["endCall", schemas.endData, []],
  ["globalNode", schemas.globalData, []],
  ["trigger", schemas.triggerData, []],
  ["webhook", schemas.webhookData, []],
  ["qa", schemas.qaData, []],
  ["tuner", schemas.integrationData, []],
] as const)("every field of %s that the engine reads can be edited", (type, schema, legacy) => {
  expect(editable([...nodeFields[type], ...legacy.map((key) => ({ key }))])).toEqual(keysOf(schema));
});

test("every field of an edge can be edited", () => {
  expect(editable(edgeFields)).toEqual(keysOf(schemas.edgeData));
});

test("a field shows while what it depends on says so, defaults included", () => {
  const shown = (data: object) => visibleFields(nodeFields.startCall, { ...data }).map(({ key }) => key);
  expect(shown({})).toContain("greeting");
  expect(shown({ greeting_type: "audio" })).not.toContain("greeting");
  expect(shown({})).not.toContain("extraction_variables");
  expect(shown({ extraction_enabled: true })).toContain("extraction_variables");
});

test("what no form knows is named", () => {
  expect(unknownKeys(edgeFields, { label: "x", weight: 3, condition: "y" })).toEqual(["weight"]);
});
