import { isNestedDeeperThan, type JsonValue } from "@/shared/json";
import type { GivenValue } from "./extraction-answer";
import { saysNothing } from "./no-value";
import type { ExtractedValue } from "./turn-event";

export type VariableType = "string" | "number" | "boolean";

/** The words that a value may come from: all that was said, and what came from the person or a tool. */
export type Sources = { conversation: string; heard: string };

/** The value of a variable, or why it is none; null when the answer says nothing about it. */
export function readValue(
  { name, type }: { name: string; type: VariableType },
  { value, source }: GivenValue,
  { conversation, heard }: Sources,
): ExtractedValue | { name: string; reason: string } | null {
  if (value === null || value === "") return null;
  if (typeof value === "string" && saysNothing(value) && !isSaid(value, source, heard)) return null;
  const coerced = coerce(value, type);
  if (coerced === null) return { name, reason: `${shortly(value)} is not a ${type}.` };
  return { name, value: coerced, source: quoted(source, conversation) };
}

function shortly(value: JsonValue): string {
  return isNestedDeeperThan(value, 20) ? "A nested value" : JSON.stringify(value).slice(0, 100);
}

/** Who has no allergies says “none”, and some people are called Null: what its source says, and somebody said, is a value. */
function isSaid(value: string, source: JsonValue, heard: string): boolean {
  const found = quoted(source, heard);
  return found !== null && /\p{L}/u.test(value) && wordsOf(found).includes(wordsOf(value));
}

function wordsOf(text: string): string {
  return ` ${(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(" ")} `;
}

/** Only words that were really said count as a source. */
function quoted(source: JsonValue, conversation: string): string | null {
  if (typeof source !== "string" || source.trim() === "") return null;
  return plain(conversation).includes(plain(source)) ? source.trim() : null;
}

function plain(text: string): string {
  return text.toLowerCase().replace(/\s+/g, " ").trim();
}

function coerce(value: JsonValue, type: VariableType): string | number | boolean | null {
  if (typeof value === "object") return null;
  if (type === "string") return String(value);
  if (type === "number") return toNumber(value);
  if (typeof value === "boolean") return value;
  const word = String(value).trim().toLowerCase();
  if (["true", "yes", "1"].includes(word)) return true;
  return ["false", "no", "0"].includes(word) ? false : null;
}

function toNumber(value: string | number | boolean | null): number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "string" || !/^\s*[+-]?\d+(\.\d+)?([eE][+-]?\d{1,3})?\s*$/.test(value)) return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}
