import { isJsonObject, type JsonObject, type JsonValue } from "@/shared/json";
import { readClockVariable, renderClockVariable } from "./clock-variable";

/** What placeholders can see. `now` is ISO-8601. */
export type TemplateScope = { initialContext: JsonObject; gatheredContext: JsonObject; now: string };

export type Placeholder = { path: string; fallback: string | null };

// A name and a default hold no braces, so that the time to match grows with the text and not with its square.
const placeholderPattern = /(?<!\{)\{\{\s*(\{*[^\s|{}]+)\s*(?:\|([^{}]+))?\}\}/g;

export function placeholdersIn(text: string): Placeholder[] {
  return Array.from(text.matchAll(placeholderPattern), ([, path, fallback]) =>
    readPlaceholder(path, fallback),
  );
}

// Many placeholders of one long value would grow past what memory holds: values beyond this many characters are left out.
const maximumInserted = 1_000_000;

/** Replaces `{{ path }}` and `{{ path | default }}` in one pass; a missing value is empty. Never throws. */
export function renderTemplate(text: string, scope: TemplateScope): string {
  const values = new Map<string, string>();
  let inserted = 0;
  const rendered = text.replace(placeholderPattern, (_match, written?: string, writtenFallback?: string) => {
    const { path, fallback } = readPlaceholder(written, writtenFallback);
    const found = values.get(path) ?? textOf(clockValue(path, text, scope) ?? contextValue(path, scope));
    values.set(path, found);
    const value = found || (fallback ?? "");
    inserted += value.length;
    return inserted > maximumInserted ? "" : value;
  });
  return rendered.replaceAll("\\n", "\n");
}

/** Joins what is said one after the other; silence leaves no gap. */
export function paragraphs(...texts: readonly string[]): string {
  return texts.filter((text) => text !== "").join("\n\n");
}

/** The paths that render as nothing and have no default, each once. */
export function emptyPaths(text: string, scope: TemplateScope): string[] {
  const paths = placeholdersIn(text).filter(
    ({ path, fallback }) =>
      fallback === null && textOf(clockValue(path, text, scope) ?? contextValue(path, scope)) === "",
  );
  return [...new Set(paths.map(({ path }) => path))];
}

/** The text as it is read: what stands as typed, and placeholders, in order. */
export function splitTemplate(text: string): (string | Placeholder)[] {
  const parts: (string | Placeholder)[] = [];
  let end = 0;
  for (const match of text.matchAll(placeholderPattern)) {
    parts.push(text.slice(end, match.index), readPlaceholder(match[1], match[2]));
    end = match.index + match[0].length;
  }
  return [...parts, text.slice(end)].filter((part) => part !== "");
}

/** What a placeholder of this text stands for, before its default. */
export function placeholderValue(path: string, text: string, scope: TemplateScope): JsonValue | undefined {
  return clockValue(path, text, scope) ?? contextValue(path, scope);
}

function readPlaceholder(path = "", written?: string): Placeholder {
  const fallback = written?.trim();
  if (fallback === "fallback") return { path, fallback: titleCase(path) };
  return { path, fallback: fallback?.replace(/^fallback\s*:\s*/, "") ?? null };
}

/** A clock variable without a zone takes that of the first one with a zone in the same text. */
function clockValue(path: string, text: string, scope: TemplateScope): string | null {
  const clock = readClockVariable(path);
  if (!clock) return null;
  const zone = clock.zone ?? firstZoneIn(text);
  return renderClockVariable({ ...clock, zone }, scope.now);
}

function firstZoneIn(text: string): string | null {
  for (const { path } of placeholdersIn(text)) {
    const zone = readClockVariable(path)?.zone;
    if (zone) return zone;
  }
  return null;
}

function contextValue(
  path: string,
  { initialContext, gatheredContext }: TemplateScope,
): JsonValue | undefined {
  const byName = { initial_context: initialContext, gathered_context: gatheredContext };
  return lookup(initialContext, path) ?? lookup(byName, path) ?? lookup(gatheredContext, path);
}

function lookup(context: JsonObject, path: string): JsonValue | undefined {
  return path.split(".").reduce<JsonValue | undefined>(childOf, context);
}

function childOf(value: JsonValue | undefined, key: string): JsonValue | undefined {
  if (Array.isArray(value)) return /^\d+$/.test(key) ? value[Number(key)] : undefined;
  return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function textOf(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function titleCase(text: string): string {
  return text.replace(
    /\p{L}+/gu,
    ([first = "", ...rest]) => first.toUpperCase() + rest.join("").toLowerCase(),
  );
}
