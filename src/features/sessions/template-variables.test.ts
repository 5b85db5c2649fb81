import * as fc from "fast-check";
import { expect, test } from "vitest";
import { initialContextOf, templateVariables } from "./template-variables";

const node = (data: object) => ({ id: "n", type: "agentNode", data });
const names = (definition: unknown, context = {}) =>
  templateVariables(definition, context).map(({ name }) => name);

test("variables are found in every text, each once, those that nothing supplies first", () => {
  const definition = {
    nodes: [node({ prompt: "{{clinic}} {{name | you}}", greeting: "Hi {{name}} of {{town}}" })],
    edges: [{ data: { condition: "Wants {{clinic}}" } }],
  };
  expect(templateVariables(definition, { clinic: "Harbour" })).toEqual([
    { name: "town", supplied: undefined, fallback: null, isCompound: false },
    { name: "clinic", supplied: "Harbour", fallback: null, isCompound: false },
    { name: "name", supplied: undefined, fallback: "you", isCompound: false },
  ]);
});

test("what the clock or the conversation itself supplies is not asked for", () => {
  const definition = {
    nodes: [
      node({
        prompt:
          "{{current_time}} {{current_weekday_Europe/Berlin}} {{gathered_context.day}} {{day}} {{call_tags}}",
        extraction_variables: [{ name: "day", type: "string" }],
      }),
    ],
    edges: [],
  };
  expect(names(definition)).toEqual([]);
});

test("a part of a variable asks for the whole, wherever it is looked up", () => {
  const definition = { nodes: [node({ prompt: "{{customer.name}} {{initial_context.plan}}" })], edges: [] };
  expect(templateVariables(definition, {}).map(({ name, isCompound }) => [name, isCompound])).toEqual([
    ["customer", true],
    ["plan", false],
  ]);
});

test("what was left empty is not sent", () => {
  expect(initialContextOf({ name: "Ada", town: "" }, { name: "Bob", plan: 2 })).toEqual({
    name: "Ada",
    plan: 2,
  });
});

test("any value at all has variables", () => {
  fc.assert(fc.property(fc.anything(), (definition) => Array.isArray(templateVariables(definition, {}))));
});
