import type { JsonObject, JsonValue } from "@/shared/json";

/** The names of the nodes visited, each once, in the order of the first visit. */
export function addNodeVisit(context: JsonObject, nodeName: string): JsonObject {
  return { ...context, nodes_visited: withValue(context.nodes_visited, nodeName) };
}

/** Writes how the conversation ended: the disposition that was extracted, else the one given. */
export function closeContext(
  context: JsonObject,
  ownDisposition: string,
): { context: JsonObject; disposition: string } {
  const extracted = context.call_disposition;
  const disposition = typeof extracted === "string" && extracted.trim() !== "" ? extracted : ownDisposition;
  const closed = {
    ...context,
    call_disposition: disposition,
    mapped_call_disposition: disposition,
    call_tags: withValue(context.call_tags, disposition),
  };
  return { context: closed, disposition };
}

function withValue(list: JsonValue | undefined, value: string): JsonValue[] {
  const values = Array.isArray(list) ? list : [];
  return values.includes(value) ? values : [...values, value];
}
