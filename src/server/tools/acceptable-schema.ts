import { isJsonObject, type JsonObject, type JsonValue } from "@/shared/json";

/**
 * A JSON schema as strict model servers accept it: what says nothing to a model is gone, what is no schema means anything, a list has
 * `items`, what is required is described, and references lead somewhere in `root`.
 */
export function acceptableSchema(given: JsonValue | undefined, root: JsonObject): JsonObject {
  if (!isJsonObject(given)) return {};
  const entries = Object.entries(given).flatMap(([key, value]): [string, JsonValue][] => {
    const kept = acceptableKeyword(key, value, root);
    return kept === undefined ? [] : [[key, kept]];
  });
  return withRequired(withItems(Object.fromEntries(entries)), given.required);
}

const typeNames = new Set(["string", "number", "integer", "boolean", "object", "array", "null"]);
/** They say which schema it is, and of which kind: nothing about arguments. */
const silentKeywords = new Set(["$schema", "$id", "$comment", "$anchor", "$dynamicRef", "$dynamicAnchor"]);
const schemaKeywords = new Set(["not", "if", "then", "else", "contains", "propertyNames", "items"]);
const schemaLists = new Set(["anyOf", "oneOf", "allOf", "prefixItems"]);
const schemaMaps = new Set(["properties", "patternProperties", "$defs", "definitions", "dependentSchemas"]);
const texts = new Set(["title", "description", "format", "pattern"]);
const values = new Set(["default", "const"]);

function acceptableKeyword(key: string, value: JsonValue, root: JsonObject): JsonValue | undefined {
  if (values.has(key)) return value;
  // What is required is told once it is known what there is.
  if (value === null || silentKeywords.has(key) || key === "required") return undefined;
  if (key === "type") return acceptableType(value);
  if (key === "$ref") return typeof value === "string" && targetOf(value, root) ? value : undefined;
  if (key === "enum") return Array.isArray(value) && value.length > 0 ? value : undefined;
  if (key === "items" && Array.isArray(value)) return itemsOf(value, root);
  if (key === "additionalProperties")
    return typeof value === "boolean" ? value : acceptableSchema(value, root);
  if (key === "exclusiveMinimum" || key === "exclusiveMaximum")
    return typeof value === "number" ? value : undefined;
  if (texts.has(key)) return typeof value === "string" ? value : undefined;
  if (schemaKeywords.has(key)) return acceptableSchema(value, root);
  if (schemaLists.has(key)) return acceptableList(value, root);
  if (schemaMaps.has(key)) return acceptableMap(value, root);
  return value;
}

function acceptableType(value: JsonValue): JsonValue | undefined {
  const named = (Array.isArray(value) ? value : [value])
    .map((name) => (typeof name === "string" ? name.toLowerCase() : ""))
    .filter((name) => typeNames.has(name));
  const names = [...new Set(named)];
  return names.length > 1 ? names : names[0];
}

function acceptableList(value: JsonValue, root: JsonObject): JsonValue | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  return value.map((each) => acceptableSchema(each, root));
}

function acceptableMap(value: JsonValue, root: JsonObject): JsonObject | undefined {
  if (!isJsonObject(value)) return undefined;
  return Object.fromEntries(
    Object.entries(value).map(([name, schema]) => [name, acceptableSchema(schema, root)]),
  );
}

/** The older way to describe each item by its place. */
function itemsOf(value: JsonValue[], root: JsonObject): JsonObject {
  const [first = {}, ...others] = value.map((each) => acceptableSchema(each, root));
  return others.length === 0 ? first : { anyOf: [first, ...others] };
}

function withItems(schema: JsonObject): JsonObject {
  const { type } = schema;
  const isList = type === "array" || (Array.isArray(type) && type.includes("array"));
  return isList && schema.items === undefined ? { ...schema, items: {} } : schema;
}

function withRequired(schema: JsonObject, required: JsonValue | undefined): JsonObject {
  const named = Array.isArray(required) ? required.filter((name) => typeof name === "string") : [];
  if (named.length === 0) return schema;
  const properties = isJsonObject(schema.properties) ? schema.properties : {};
  const missing = named.filter((name) => !Object.hasOwn(properties, name)).map((name) => [name, {}]);
  return {
    ...schema,
    properties: { ...properties, ...Object.fromEntries(missing) },
    required: [...new Set(named)],
  };
}

/** What a reference names in the same schema; null when that is nothing, or somewhere else. */
export function targetOf(reference: string, root: JsonObject): JsonObject | null {
  const [before, path] = reference.split("#");
  if (before !== "" || path === undefined) return null;
  let found: JsonValue | undefined = root;
  for (const part of path.split("/").slice(1)) {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    found = isJsonObject(found) && Object.hasOwn(found, key) ? found[key] : undefined;
  }
  return isJsonObject(found) ? found : null;
}
