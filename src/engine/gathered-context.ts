import type { JsonObject, JsonValue } from "@/shared/json";
import type { ExtractedValue } from "./turn-event";

/** What the engine keeps in the context for itself: no extraction writes there. `call_disposition` may be extracted. */
export const reservedVariables: ReadonlySet<string> = new Set([
  "nodes_visited",
  "mapped_call_disposition",
  "call_tags",
  "extracted_variables",
]);

/** All that the engine writes into the context by itself; the rest are the workflow's own variables. */
export const engineVariables: ReadonlySet<string> = new Set([...reservedVariables, "call_disposition"]);

/** The names of the nodes visited, each once, in the order of the first visit. */
export function addNodeVisit(context: JsonObject, nodeName: string): JsonObject {
  return { ...context, nodes_visited: withValue(context.nodes_visited, nodeName) };
}

/** Each value under its name, and all that were ever extracted under `extracted_variables`. Later ones win. */
export function addExtracted(context: JsonObject, values: readonly ExtractedValue[]): JsonObject {
  if (values.length === 0) return context;
  const byName: JsonObject = Object.fromEntries(values.map(({ name, value }) => [name, value]));
  const earlier = context.extracted_variables;
  const extracted = typeof earlier === "object" && earlier !== null && !Array.isArray(earlier) ? earlier : {};
  return { ...context, ...byName, extracted_variables: { ...extracted, ...byName } };
}

/** Writes how the conversation ended: the disposition given, else the one that was extracted, else the fallback. */
export function closeContext(
  context: JsonObject,
  { disposition: given, fallback }: { disposition: string | null; fallback: string },
): { context: JsonObject; disposition: string } {
  const extracted = context.call_disposition;
  const known = typeof extracted === "string" && extracted.trim() !== "" ? extracted : null;
  const disposition = given ?? known ?? fallback;
  const closed = {
    ...context,
    call_disposition: disposition,
    mapped_call_disposition: disposition,
    call_tags: withValue(
      given === null ? context.call_tags : withValue(context.call_tags, fallback),
      disposition,
    ),
  };
  return { context: closed, disposition };
}

function withValue(list: JsonValue | undefined, value: string): JsonValue[] {
  const values = Array.isArray(list) ? list : [];
  return values.includes(value) ? values : [...values, value];
}
