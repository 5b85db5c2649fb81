import { jsonrepair } from "jsonrepair";
import { isJsonObject, type JsonValue } from "@/shared/json";

/** `isRepaired`: it is JSON only after small mistakes were mended, such as a comma too many. */
export type FoundJson = { value: JsonValue; isRepaired: boolean };

/** What may be read over for one text, in characters, so that a text of nothing but braces costs little. */
const mostSteps = 4_000_000;
/** Mending grows faster than its text. */
const longestRepair = 20_000;
const mostRepairs = 20;
/** Beginnings that come to nothing. */
const mostFailures = 1_000;

/**
 * The objects and lists that stand in a text, in their order, whatever stands around them. Only what has an end is mended:
 * of a value that breaks off nobody knows how it would have gone on. `isCutOff` when one does.
 */
export function jsonIn(text: string): { found: FoundJson[]; isCutOff: boolean } {
  const whole = parsed(text);
  if (typeof whole === "string") return jsonIn(whole);
  if (whole !== undefined) return { found: [{ value: whole, isRepaired: false }], isCutOff: false };
  const found: FoundJson[] = [];
  let isCutOff = false;
  let steps = 0;
  let repairs = 0;
  let failures = 0;
  let start = beginningFrom(text, 0);
  while (start !== null && steps < mostSteps && failures < mostFailures) {
    const end = endOf(text, start);
    steps += (end ?? text.length) - start;
    let value: JsonValue | undefined;
    if (end === null) isCutOff = true;
    else {
      const slice = text.slice(start, end);
      value = parsed(slice);
      const isRepaired = value === undefined && slice.length <= longestRepair && repairs < mostRepairs;
      if (isRepaired) {
        repairs += 1;
        value = repaired(slice);
      }
      if (value !== undefined) found.push({ value, isRepaired });
    }
    if (value === undefined) failures += 1;
    start = beginningFrom(text, value === undefined || end === null ? start + 1 : end);
  }
  return { found, isCutOff };
}

function beginningFrom(text: string, from: number): number | null {
  const beginning = /[{[]/g;
  beginning.lastIndex = from;
  return beginning.exec(text)?.index ?? null;
}

/** Behind the bracket that closes the one at `start`; brackets in quoted text do not count. */
function endOf(text: string, start: number): number | null {
  let depth = 0;
  let isQuoted = false;
  for (let index = start; index < text.length; index += 1) {
    const letter = text[index];
    if (letter === "\\") index += 1;
    else if (letter === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (letter === "{" || letter === "[") depth += 1;
    else if (letter === "}" || letter === "]") {
      depth -= 1;
      if (depth === 0) return index + 1;
    }
  }
  return null;
}

function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

/** Words in brackets are no JSON, however they could be mended. */
function repaired(text: string): JsonValue | undefined {
  try {
    const value = JSON.parse(jsonrepair(text)) as JsonValue;
    return isJsonObject(value) || Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
