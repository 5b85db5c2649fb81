import { isJsonObject, isNestedDeeperThan, type JsonObject, type JsonValue } from "@/shared/json";
import { limits } from "@/shared/limits";
import { acceptableSchema, targetOf } from "./acceptable-schema";
import { type FlatSchema, flatSchema } from "./flat-schema";

export const anyArguments: JsonObject = { type: "object", properties: {} };

const longestSchema = 32_000;

/**
 * The schema of a function's arguments as strict model servers accept it: an object at the root, without choices there. What is no
 * schema, or more than any model could be asked with, lets any arguments through. Null when arguments are no object.
 */
export function argumentSchema(given: JsonValue | undefined): JsonObject | null {
  if (!isJsonObject(given) || isTooMuch(given)) return anyArguments;
  const flat = flatSchema(given, (reference) => targetOf(reference, given));
  if (flat === null) return null;
  const schema = acceptableSchema(withDefinitions(flat, given), given);
  const { properties = {} } = schema;
  return isTooMuch(schema) ? anyArguments : { ...schema, type: "object", properties };
}

function isTooMuch(schema: JsonObject): boolean {
  return isNestedDeeperThan(schema, limits.nesting) || JSON.stringify(schema).length > longestSchema;
}

/** What references lead to stays where it is. */
function withDefinitions(flat: FlatSchema, { $defs, definitions }: JsonObject): JsonObject {
  return {
    ...flat,
    ...($defs !== undefined && { $defs }),
    ...(definitions !== undefined && { definitions }),
  };
}
