import { isJsonObject, type JsonObject, type JsonValue } from "@/shared/json";
import { type FoundJson, jsonIn } from "./json-in-text";

/** What an answer says about a variable, as it says it. */
export type GivenValue = { value: JsonValue; source: JsonValue };

/**
 * What an answer to an extraction gives for each of the variables, wherever in it the object stands that has them: between
 * words, in a wrapper, as a list of names and values. Thoughts are not read. Of several objects, the one with most of the
 * variables counts, of equals the last; the others give what it leaves out.
 */
export function readAnswer(
  text: string,
  variables: readonly string[],
): { given: ReadonlyMap<string, GivenValue> } | { error: string } {
  const spoken = withoutThoughts(text);
  if (spoken === "") {
    return { error: text.trim() === "" ? "The answer was empty." : "The answer was a thought and no more." };
  }
  const names = namesOf(variables);
  const { found, isCutOff } = jsonIn(spoken);
  const objects = found.flatMap(({ value, isRepaired }) =>
    objectsIn(value, names, 0).map((object) => ({ object, isRepaired })),
  );
  const holders = objects
    .map(({ object, isRepaired }) => ({ given: heldBy(object, names), isRepaired }))
    .filter(({ given }) => given.size > 0)
    .reverse()
    .sort(
      (one, other) => other.given.size - one.given.size || Number(one.isRepaired) - Number(other.isRepaired),
    );
  if (holders.length > 0) {
    return { given: new Map(holders.reverse().flatMap(({ given }) => [...given])) };
  }
  return errorOf(found, isCutOff);
}

function errorOf(found: readonly FoundJson[], isCutOff: boolean): ReturnType<typeof readAnswer> {
  const objects = found.map(({ value }) => value).filter(isJsonObject);
  const keys = [...new Set(objects.flatMap((object) => Object.keys(object)))];
  if (keys.length > 0) {
    const named = keys.slice(0, 5).map((key) => `“${key.slice(0, 40)}”`);
    return { error: `The answer has none of the variables, but ${named.join(", ")}.` };
  }
  if (objects.length > 0) return { given: new Map() };
  return { error: isCutOff ? "The answer's JSON breaks off." : "The answer was not a JSON object." };
}

const thoughtNames = "think|thinking|thought|thoughts|reasoning|reflection|scratchpad";
/** A thought that is not closed reaches to the end; one whose beginning the server kept to itself, from the beginning. */
const thoughtPatterns = [
  new RegExp(`<(${thoughtNames})\\b[^>]*>[\\s\\S]*?(?:</\\1>|$)`, "giu"),
  /\[THINK\][\s\S]*?(?:\[\/THINK\]|$)/giu,
  /◁think▷[\s\S]*?(?:◁\/think▷|$)/giu,
  /<\|channel\|>analysis[\s\S]*?(?:<\|channel\|>final|$)/giu,
];
const thoughtEnd = new RegExp(`</(?:${thoughtNames})>|\\[/THINK\\]|◁/think▷`, "giu");

function withoutThoughts(text: string): string {
  if (isJson(text)) return text.trim();
  const closed = thoughtPatterns.reduce((rest, pattern) => rest.replace(pattern, ""), text);
  const lastEnd = [...closed.matchAll(thoughtEnd)].at(-1);
  return (lastEnd ? closed.slice(lastEnd.index + lastEnd[0].length) : closed).trim();
}

/** In a text that is JSON as a whole, such marks are what somebody said. */
function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
}

const deepestWrapper = 5;
const entryNames = ["name", "variable", "key", "field"];

/** The object and those in it that may have the variables; what is under a variable's name is its value. */
function objectsIn(value: JsonValue, names: Names, depth: number): JsonObject[] {
  if (depth > deepestWrapper) return [];
  const inside = (part: JsonValue | undefined) =>
    part === undefined || part === null ? [] : objectsIn(part, names, depth + 1);
  if (Array.isArray(value)) {
    const entries = value.map((each) => entryIn(each, names)).filter((entry) => entry !== null);
    return entries.length > 0 ? [Object.fromEntries(entries)] : value.flatMap(inside);
  }
  if (!isJsonObject(value)) return [];
  const entry = names.exact.has("value") ? null : entryIn(value, names);
  if (entry) return [Object.fromEntries([entry])];
  const call = argumentsIn(value);
  if (call) return inside(call);
  const wrapped = Object.entries(value).filter(([key]) => variableCalled(key, names) === null);
  return [value, ...wrapped.flatMap(([, part]) => inside(part))];
}

/** `{ name: "day", value: "Monday" }` */
function entryIn(value: JsonValue, names: Names): [string, JsonObject] | null {
  if (!isJsonObject(value) || !Object.hasOwn(value, "value")) return null;
  const named = entryNames.flatMap((key) => {
    const name = Object.hasOwn(value, key) ? value[key] : undefined;
    return typeof name === "string" ? (variableCalled(name, names) ?? []) : [];
  });
  const [name] = named;
  return name === undefined ? null : [name, value];
}

/** Some models answer as if they called a function. */
function argumentsIn(value: JsonObject): JsonValue | null {
  const { name, arguments: given = value.parameters } = value;
  if (typeof name !== "string" || given === undefined) return null;
  if (typeof given !== "string") return given;
  return jsonIn(given).found[0]?.value ?? null;
}

function heldBy(object: JsonObject, names: Names): Map<string, GivenValue> {
  const held = new Map<string, GivenValue>();
  for (const [key, given] of Object.entries(object)) {
    const name = variableCalled(key, names);
    const isNearlyNamed = name !== null && name !== key && Object.hasOwn(object, name);
    if (name === null || isNearlyNamed || isSchema(given)) continue;
    const isWrapped = isJsonObject(given) && Object.hasOwn(given, "value");
    held.set(
      name,
      isWrapped
        ? { value: given.value ?? null, source: given.source ?? null }
        : { value: given, source: null },
    );
  }
  return held;
}

/** The question's own schema, said back. */
function isSchema(given: JsonValue): boolean {
  return isJsonObject(given) && !Object.hasOwn(given, "value") && Object.hasOwn(given, "type");
}

/** The names of the variables as they are, and by their letters alone; null for letters that several have. */
type Names = { exact: ReadonlySet<string>; alike: ReadonlyMap<string, string | null> };

function namesOf(variables: readonly string[]): Names {
  const alike = new Map<string, string | null>();
  for (const name of variables) {
    const letters = lettersOf(name);
    alike.set(letters, alike.has(letters) ? null : name);
  }
  return { exact: new Set(variables), alike };
}

/** “Order Number” and “orderNumber” are `order_number`, where no other variable could be meant. */
function variableCalled(key: string, { exact, alike }: Names): string | null {
  return exact.has(key) ? key : (alike.get(lettersOf(key)) ?? null);
}

function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, "");
}
