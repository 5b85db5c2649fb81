import { isJsonObject } from "@/shared/json";

/** What a text stands for; nothing while there is a problem. */
export type TextReading = { value: unknown; problem: string | null };

/** Typed JSON; nothing typed is no value. */
export function readJson(text: string): TextReading {
  if (text.trim() === "") return { value: undefined, problem: null };
  try {
    return { value: JSON.parse(text), problem: null };
  } catch (error) {
    return { value: undefined, problem: `Not valid JSON: ${error instanceof Error ? error.message : error}` };
  }
}

/** Typed JSON that has to be an object; nothing typed is an empty one. */
export function readJsonObject(text: string): TextReading {
  const { value = {}, problem } = readJson(text);
  if (problem !== null) return { value: undefined, problem };
  if (isJsonObject(value)) return { value, problem };
  return { value: undefined, problem: "Not a JSON object" };
}
