import { isJsonObject } from "@/shared/json";

/** The ids of the tools that a workflow's nodes may call, each once. */
export function toolIdsOf(definition: unknown): string[] {
  const nodes = isJsonObject(definition) && Array.isArray(definition.nodes) ? definition.nodes : [];
  const ids = nodes.flatMap((node: unknown) => {
    const data = isJsonObject(node) && isJsonObject(node.data) ? node.data : {};
    return Array.isArray(data.tool_uuids) ? data.tool_uuids.filter((id) => typeof id === "string") : [];
  });
  return [...new Set(ids)];
}
