import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { isJsonObject, isNestedDeeperThan, type JsonObject } from "@/shared/json";
import { limits } from "@/shared/limits";
import { errorResult } from "./read-response";

/** What a server's function gave, as the model reads it: its structured content, else its texts. */
export function readMcpResult({ content, structuredContent, isError }: CallToolResult): JsonObject {
  const text = content.map(textOf).join("\n");
  if (isError) return errorResult(text || "The server's function failed.");
  const isUsable = isJsonObject(structuredContent) && !isNestedDeeperThan(structuredContent, limits.nesting);
  return { status: "success", data: isUsable ? structuredContent : text };
}

function textOf(part: CallToolResult["content"][number]): string {
  switch (part.type) {
    case "text":
      return part.text;
    case "resource":
      return "text" in part.resource ? part.resource.text : `[${part.resource.uri}, left out]`;
    case "resource_link":
      return `[${part.name}: ${part.uri}]`;
    default:
      return `[${part.type}, left out]`;
  }
}
