import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isJsonObject, type JsonObject, type JsonValue } from "@/shared/json";
import { argumentSchema } from "./argument-schema";

const city = { city: { type: "string" } };
const cities = { type: "object", properties: city, required: ["city"] };
const any = { type: "object", properties: {} };

describe("L10 a schema of arguments is made acceptable to strict model servers", () => {
  it("is left as it is when it is acceptable", () => {
    const schema = {
      type: "object",
      description: "Where.",
      properties: {
        ...city,
        days: { type: "array", items: { type: "integer", minimum: 1 }, default: null },
        unit: { type: ["string", "null"], enum: ["C", "F", null] },
        place: { $ref: "#/$defs/place" },
      },
      required: ["city"],
      additionalProperties: false,
      $defs: { place: { type: "object", properties: { lat: { type: "number" } }, additionalProperties: {} } },
    };
    expect(argumentSchema(schema)).toEqual(schema);
  });

  it.each<[string, JsonValue | undefined, JsonObject]>([
    ["nothing", undefined, any],
    ["null", null, any],
    ["a list", [], any],
    ["true", true, any],
    ["an empty object", {}, any],
    ["no type", { properties: city, required: ["city"] }, cities],
    ["a type in capitals", { ...cities, type: "OBJECT" }, cities],
    ["a type that may be null", { ...cities, type: ["object", "null"] }, cities],
    ["a type that is none", { ...cities, type: "dict" }, cities],
    ["its own address", { ...cities, $schema: "https://json-schema.org/draft-07", $id: "x" }, cities],
    [
      "null for keywords",
      { ...any, required: null, title: null, additionalProperties: null, items: null },
      any,
    ],
    ["null for properties", { type: "object", properties: null, required: [] }, any],
    [
      "what is required and not described",
      { type: "object", required: ["city"] },
      {
        ...cities,
        properties: { city: {} },
      },
    ],
    ["what is required twice, or is no name", { ...cities, required: ["city", 7, "city"] }, cities],
    [
      "true for a property",
      { type: "object", properties: { city: true } },
      {
        ...any,
        properties: { city: {} },
      },
    ],
    [
      "a list without items",
      { type: "object", properties: { a: { type: "array" } } },
      {
        ...any,
        properties: { a: { type: "array", items: {} } },
      },
    ],
    [
      "items by their place",
      { properties: { a: { type: "array", items: [{ type: "string" }, true] } } },
      {
        ...any,
        properties: { a: { type: "array", items: { anyOf: [{ type: "string" }, {}] } } },
      },
    ],
    [
      "no choices",
      { properties: { a: { anyOf: [], enum: [], type: "string" } } },
      {
        ...any,
        properties: { a: { type: "string" } },
      },
    ],
    [
      "a limit of the fourth draft",
      { properties: { a: { minimum: 1, exclusiveMinimum: true } } },
      {
        ...any,
        properties: { a: { minimum: 1 } },
      },
    ],
    [
      "a reference that leads nowhere",
      { properties: { a: { $ref: "#/$defs/gone" }, b: { $ref: "x.json" } } },
      {
        ...any,
        properties: { a: {}, b: {} },
      },
    ],
  ])("%s", (_, given, accepted) => {
    expect(argumentSchema(given)).toEqual(accepted);
  });

  it.each<[string, JsonObject, JsonObject]>([
    ["a choice of one", { anyOf: [cities] }, cities],
    ["a choice of which one is null", { oneOf: [cities, { type: "null" }] }, cities],
    [
      "choices: what all of them require is required",
      {
        anyOf: [
          cities,
          { type: "object", properties: { city: { type: "integer" }, lat: { type: "number" } } },
        ],
      },
      {
        type: "object",
        properties: { city: { anyOf: [{ type: "string" }, { type: "integer" }] }, lat: { type: "number" } },
      },
    ],
    [
      "choices of what is required",
      { ...any, properties: city, anyOf: [{ required: ["city"] }, {}] },
      {
        ...any,
        properties: city,
      },
    ],
    [
      "parts",
      { allOf: [cities, { properties: { lat: { type: "number" } }, required: ["lat"] }] },
      {
        type: "object",
        properties: { ...city, lat: { type: "number" } },
        required: ["city", "lat"],
      },
    ],
    [
      "a reference",
      { $ref: "#/$defs/args", $defs: { args: cities } },
      { ...cities, $defs: { args: cities } },
    ],
    ["conditions", { ...cities, if: {}, else: { required: ["lat"] }, not: { required: ["x"] } }, cities],
  ])("at the root, of %s there is one object", (_, given, accepted) => {
    expect(argumentSchema(given)).toEqual(accepted);
  });

  it.each([
    { type: "string" },
    { type: "array", items: {} },
    { anyOf: [{ type: "string" }, { type: "number" }] },
    { allOf: [{ type: "array" }] },
  ])("%j is none: arguments are an object", (given) => {
    expect(argumentSchema(given)).toBeNull();
  });

  it("lets any arguments through where it is more than a model could be asked with", () => {
    expect(argumentSchema({ ...cities, description: "x".repeat(40_000) })).toEqual(any);
    let deep: JsonObject = {};
    for (let level = 0; level < 80; level += 1) deep = { type: "object", properties: { deep } };
    expect(argumentSchema(deep)).toEqual(any);
  });

  it("goes round with a reference that comes back to itself no longer than it must", () => {
    const args = { anyOf: Array.from({ length: 300 }, () => ({ $ref: "#/$defs/args" })) };
    expect(argumentSchema({ $ref: "#/$defs/args", $defs: { args } })).toMatchObject(any);
  });

  const word = fc.constantFrom(
    "type",
    "properties",
    "required",
    "items",
    "anyOf",
    "$ref",
    "enum",
    "a",
    "__proto__",
  );
  const leaf = fc.oneof(fc.constantFrom<JsonValue>(null, true, "object", "string", "#", "#/a"), fc.integer());
  const { schema } = fc.letrec<{ schema: JsonValue }>((tie) => ({
    schema: fc.oneof(
      { maxDepth: 5 },
      leaf,
      fc.array(tie("schema"), { maxLength: 3 }),
      fc.dictionary(word, tie("schema"), { maxKeys: 4 }),
    ),
  }));
  it("whatever it is given, it gives an object at the root, or nothing; and what it gives it leaves as it is", () => {
    fc.assert(
      fc.property(schema, (given) => {
        const accepted = argumentSchema(given);
        if (accepted === null) return;
        expect(accepted.type).toBe("object");
        expect(isJsonObject(accepted.properties)).toBe(true);
        for (const choice of ["anyOf", "oneOf", "allOf", "not", "enum", "$ref"])
          expect(accepted).not.toHaveProperty(choice);
        expect(argumentSchema(accepted)).toEqual(accepted);
      }),
    );
  });
});
