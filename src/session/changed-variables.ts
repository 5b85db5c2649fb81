import { isSameJson, type JsonObject, type JsonValue } from "@/shared/json";

/** A variable whose values differ; undefined where a side has none. */
export type ChangedVariable = { name: string; left: JsonValue | undefined; right: JsonValue | undefined };

/** By name. The order in which a context names its variables makes no difference. */
export function changedVariables(left: JsonObject, right: JsonObject): ChangedVariable[] {
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])].sort();
  return names
    .map((name) => ({ name, left: ownValue(left, name), right: ownValue(right, name) }))
    .filter((pair) => !isSameJson(pair.left, pair.right));
}

/** Of the context itself: a variable may be called `constructor`. */
function ownValue(context: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(context, name) ? context[name] : undefined;
}
