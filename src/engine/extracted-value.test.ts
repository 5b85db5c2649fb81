import { describe, expect, it } from "vitest";
import type { JsonValue } from "@/shared/json";
import { readValue } from "./extracted-value";

const heard = "user: No allergies, none at all. My name is Null. The number is unknown.";
const sources = { heard, conversation: `assistant: Any allergies, or nothing to mention?\n${heard}` };

function reading(
  value: JsonValue,
  source: JsonValue = null,
  type: "string" | "number" | "boolean" = "string",
) {
  return readValue({ name: "v", type }, { value, source }, sources);
}

describe("X3 no value is", () => {
  it.each([
    ...[
      "null",
      "NULL",
      "None",
      "N/A",
      "n/a",
      "n.a.",
      "unknown",
      "Unknown.",
      "undefined",
      "-",
      "–",
      "...",
      "…",
      "?",
    ],
    ...[
      "not mentioned",
      "Not mentioned",
      "not specified",
      "(none)",
      "<unknown>",
      '"null"',
      "not yet provided",
    ],
    ...[
      "not mentioned in the conversation",
      "The name was not given",
      "It wasn't said",
      "keine Angabe",
      " ",
      "",
    ],
    ...["The customer did not say", "no information", "not stated by the caller"],
  ])("%j", (word) => {
    expect(reading(word)).toBeNull();
    expect(reading(word, null, "number")).toBeNull();
    expect(reading(word, null, "boolean")).toBeNull();
  });

  it.each(["none", "unknown"])("%s with a source that only the assistant said", (word) => {
    expect(reading(word, "or nothing to mention")).toBeNull();
  });
});

describe("X3 a value is", () => {
  it.each([
    "no",
    "Nona",
    "nothing hurts",
    "The Unknown Soldier",
    "not today",
    "not given to heights",
    "0",
    "A-",
    "Nil Bär",
  ])("%j", (text) => {
    expect(reading(text)).toMatchObject({ value: text });
  });

  it.each([
    ["none", "No allergies, none at all"],
    ["Null", "my name is Null"],
    ["unknown", "The number is unknown"],
  ])("%j when the person said just that", (value, source) => {
    expect(reading(value, source)).toEqual({ name: "v", value, source });
  });
});

it("X3 what is no value of the type is named, however deep it is", () => {
  let deep: JsonValue = 1;
  for (let level = 0; level < 50_000; level += 1) deep = [deep];
  expect(reading(deep)).toEqual({ name: "v", reason: "A nested value is not a string." });
});
