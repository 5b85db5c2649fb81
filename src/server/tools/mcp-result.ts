import { isJsonObject, isNestedDeeperThan, type JsonObject, type JsonValue } from "@/shared/json";
import { limits } from "@/shared/limits";
import { errorResult } from "./read-response";

/**
 * What a server's function gave, as the model reads it: its structured content, else its texts. A part that is of no known kind hides
 * no other, and is named.
 */
export function readMcpResult(result: JsonObject): JsonObject {
  const { structuredContent, isError } = result;
  // A server of the first protocol says `toolResult`.
  const content = result.content ?? result.toolResult;
  const parts = (Array.isArray(content) ? content : [content ?? null]).filter((part) => part !== null);
  const text = parts.map(textOf).join("\n");
  if (isError === true) return errorResult(text || "The server's function failed.");
  if (!isStructured(structuredContent)) return { status: "success", data: text };
  const leftOut = parts.map(textOf).filter((_, place) => !isText(parts[place]));
  return {
    status: "success",
    data: structuredContent,
    ...(leftOut.length > 0 && { besides: leftOut }),
  };
}

/** Its texts say the same once more. */
function isStructured(value: JsonValue | undefined): value is JsonValue {
  return typeof value === "object" && value !== null && !isNestedDeeperThan(value, limits.nesting);
}

function isText(part: JsonValue | undefined): boolean {
  return typeof part === "string" || (isJsonObject(part) && part.type === "text");
}

function textOf(part: JsonValue): string {
  if (typeof part === "string") return part;
  if (!isJsonObject(part)) return "[a part of no known kind, left out]";
  const { type, text, resource, uri, name } = part;
  const kind = typeof type === "string" && type !== "" ? type : "a part of no known kind";
  if (type === "text" && typeof text === "string") return text;
  if (type === "resource" && isJsonObject(resource))
    return typeof resource.text === "string"
      ? resource.text
      : `[${typeof resource.uri === "string" ? resource.uri : kind}, left out]`;
  if (type === "resource_link" && typeof uri === "string")
    return `[${typeof name === "string" ? `${name}: ` : ""}${uri}]`;
  return `[${kind}, left out]`;
}
