import { isNestedDeeperThan, type JsonObject, type JsonValue } from "@/shared/json";
import { limits } from "@/shared/limits";
import { ResponseTooLarge } from "../outside/transport-trouble";

const rawLength = 20_000;

/** The text of a response. @throws ResponseTooLarge as soon as it passes `limit` bytes; the rest is not read */
export async function readText(response: Response, limit: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop lets go of the connection.
    if (size > limit) throw new ResponseTooLarge();
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

/** What a response says, as the model reads it: JSON as it is, other text as `raw_response`, null for nothing. */
export function readData(text: string): JsonValue {
  if (text.trim() === "") return null;
  const parsed = parseJson(text);
  return parsed === undefined ? { raw_response: text.slice(0, rawLength) } : parsed;
}

/** Undefined for what is no JSON, and for JSON that is nested deeper than any real value. */
export function parseJson(text: string): JsonValue | undefined {
  try {
    const value: JsonValue = JSON.parse(text);
    return isNestedDeeperThan(value, limits.nesting) ? undefined : value;
  } catch {
    return undefined;
  }
}

export function errorResult(error: string): JsonObject {
  return { status: "error", error };
}
