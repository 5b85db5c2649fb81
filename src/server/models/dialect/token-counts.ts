import { isJsonObject, type JsonObject, type JsonValue } from "@/shared/json";

/** What a server has told of a reply's tokens, under the names of chat completions; null is not told. */
export type TokenCounts = {
  prompt_tokens: number | null;
  completion_tokens: number | null;
  total_tokens: number | null;
  prompt_tokens_details: { cached_tokens: number | null; cache_write_tokens: number | null };
  completion_tokens_details: { reasoning_tokens: number | null };
};

/** Where the counts stand in a chunk: at its top, under its choice, under the name of a vendor, or as timings. */
export function findCounts(chunk: JsonObject, choice: JsonObject | null): JsonObject | null {
  const vendors = Object.entries(chunk).flatMap(([name, value]) =>
    name.startsWith("x_") && isJsonObject(value) ? (value.usage ?? []) : [],
  );
  const places = [chunk.usage, choice?.usage, ...vendors, chunk.usageMetadata, chunk.timings];
  return places.filter(isJsonObject).find((each) => Object.keys(each).length > 0) ?? null;
}

/**
 * Reads the counts under all the names they go by. A number that cannot be is not believed: one that is negative or broken,
 * more from the cache than there was, nothing at all for a question and its answer.
 */
export function readCounts(told: JsonObject | null): TokenCounts {
  const given = isNothing(told) ? {} : (told ?? {});
  const prompt = first(given, promptNames);
  const completion = first(given, completionNames);
  const toldTotal = first(given, totalNames);
  const total = toldTotal !== null && toldTotal >= Math.max(prompt ?? 0, completion ?? 0) ? toldTotal : null;
  const reasoning = firstOf(given, reasoningPlaces);
  const output = withReasoning(completion ?? difference(total, prompt), prompt, total, reasoning);
  const input = prompt ?? difference(total, output);
  const cached = firstOf(given, cachedPlaces);
  const cacheWritten = firstOf(given, cacheWrittenPlaces);
  return {
    prompt_tokens: input,
    completion_tokens: output,
    total_tokens: input === null || output === null ? total : Math.max(total ?? 0, input + output),
    prompt_tokens_details: {
      cached_tokens: within(input, cached),
      cache_write_tokens: within(input, cacheWritten),
    },
    completion_tokens_details: { reasoning_tokens: within(output, reasoning) },
  };
}

const promptNames = [
  "prompt_tokens",
  "input_tokens",
  "promptTokens",
  "inputTokens",
  "promptTokenCount",
  "prompt_n",
];
const completionNames = [
  "completion_tokens",
  "output_tokens",
  "completionTokens",
  "outputTokens",
  "candidatesTokenCount",
  "predicted_n",
];
const totalNames = ["total_tokens", "totalTokens", "totalTokenCount"];
const cachedPlaces = [
  "prompt_tokens_details.cached_tokens",
  "input_tokens_details.cached_tokens",
  "cached_tokens",
  "prompt_cache_hit_tokens",
  "cache_read_input_tokens",
  "cachedContentTokenCount",
];
const cacheWrittenPlaces = ["prompt_tokens_details.cache_write_tokens", "cache_creation_input_tokens"];
const reasoningPlaces = [
  "completion_tokens_details.reasoning_tokens",
  "output_tokens_details.reasoning_tokens",
  "reasoning_tokens",
  "thoughtsTokenCount",
];

/** Some servers count thoughts beside the completion: only the total has them. */
function withReasoning(
  completion: number | null,
  prompt: number | null,
  total: number | null,
  reasoning: number | null,
): number | null {
  const isBeside =
    completion !== null && reasoning !== null && prompt !== null && total === prompt + completion + reasoning;
  return isBeside ? completion + reasoning : completion;
}

function difference(total: number | null, part: number | null): number | null {
  return total === null || part === null || part >= total ? null : total - part;
}

/** Some servers send zeros for not having counted. */
function isNothing(told: JsonObject | null): boolean {
  const counts = [promptNames, completionNames, totalNames].map((names) => first(told ?? {}, names) ?? 0);
  return counts.every((count) => count === 0);
}

function within(whole: number | null, part: number | null): number | null {
  return whole !== null && part !== null && part <= whole ? part : null;
}

function first(given: JsonObject, names: readonly string[]): number | null {
  return names.map((name) => toCount(given[name])).find((count) => count !== null) ?? null;
}

function firstOf(given: JsonObject, paths: readonly string[]): number | null {
  for (const path of paths) {
    const [outer = "", inner] = path.split(".");
    const place = given[outer];
    const count = inner === undefined ? toCount(place) : isJsonObject(place) ? toCount(place[inner]) : null;
    if (count !== null) return count;
  }
  return null;
}

const mostTokens = 1_000_000_000;

function toCount(value: JsonValue | undefined): number | null {
  const number = typeof value === "string" && /^\d{1,10}$/.test(value) ? Number(value) : value;
  if (typeof number !== "number" || !Number.isInteger(number)) return null;
  return number >= 0 && number <= mostTokens ? number : null;
}
