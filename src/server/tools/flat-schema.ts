import { isJsonObject, isSameJson, type JsonObject, type JsonValue } from "@/shared/json";

/** A schema of an object that says so directly. */
export type FlatSchema = JsonObject;

type Resolve = (reference: string) => JsonObject | null;

/** What strict model servers do not take at the root of arguments. */
const choiceKeywords = new Set([
  "$ref",
  "allOf",
  "anyOf",
  "oneOf",
  "not",
  "enum",
  "const",
  "if",
  "then",
  "else",
]);

/**
 * The schema of an object with its reference, its parts and its choices in one: it lets through what any of the choices would. Null
 * when it is no object's. A reference inside what a reference leads to is not followed.
 */
export function flatSchema(schema: JsonObject, resolve: Resolve, references = 2): FlatSchema | null {
  const own = Object.fromEntries(Object.entries(schema).filter(([key]) => !choiceKeywords.has(key)));
  if (!isObjectType(own.type)) return null;
  const { $ref } = schema;
  const target = typeof $ref === "string" && references > 0 ? resolve($ref) : null;
  const flat = (part: JsonObject) => flatSchema(part, resolve, references);
  const parts = [
    ...(target ? [flatSchema(target, resolve, references - 1)] : []),
    ...objectsIn(schema.allOf).map(flat),
  ];
  const given = [...objectsIn(schema.anyOf), ...objectsIn(schema.oneOf)];
  const choices = given.map(flat).filter((choice) => choice !== null);
  if (parts.includes(null) || (given.length > 0 && choices.length === 0)) return null;
  const needed = parts.filter((part) => part !== null);
  if (needed.length === 0 && choices.length === 0) return own;
  // What closes one of them to further properties would close them all.
  const { additionalProperties: _, ...open } = Object.assign({}, ...needed, own) as JsonObject;
  return {
    ...open,
    properties: propertiesOf([own, ...needed, ...choices]),
    required: [...[own, ...needed].flatMap(requiredIn), ...requiredInAll(choices)],
  };
}

const otherTypes = new Set(["string", "number", "integer", "boolean", "array", "null"]);

function isObjectType(type: JsonValue | undefined): boolean {
  const given = Array.isArray(type) ? type : [type ?? "object"];
  const names = given.filter((name) => typeof name === "string").map((name) => name.toLowerCase());
  return names.includes("object") || !names.some((name) => otherTypes.has(name));
}

/** A property that is described in several ways may be as any of them says. */
function propertiesOf(schemas: readonly JsonObject[]): JsonObject {
  const described = new Map<string, JsonValue[]>();
  for (const { properties } of schemas) {
    for (const [name, schema] of isJsonObject(properties) ? Object.entries(properties) : []) {
      const known = described.get(name) ?? [];
      if (!known.some((each) => isSameJson(each, schema))) described.set(name, [...known, schema]);
    }
  }
  const entries = Array.from(described, ([name, [first = {}, ...others]]) => [
    name,
    others.length === 0 ? first : { anyOf: [first, ...others] },
  ]);
  return Object.fromEntries(entries);
}

function requiredInAll(choices: readonly JsonObject[]): string[] {
  const [first, ...others] = choices.map(requiredIn);
  return (first ?? []).filter((name) => others.every((names) => names.includes(name)));
}

function requiredIn({ required }: JsonObject): string[] {
  return Array.isArray(required) ? required.filter((name) => typeof name === "string") : [];
}

function objectsIn(value: JsonValue | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
