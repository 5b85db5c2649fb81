import fc from "fast-check";
import { expect, test } from "vitest";
import { isSameJson, type JsonValue } from "./json";

const hostile = fc.constantFrom("constructor", "valueOf", "toString", "__proto__", "a", "b");
const { value: json } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, true, 0, 1, "", "a"),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(hostile, tie("value"), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

/** The same value with the keys of every object the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, nested]) => [name, turned(nested)]),
  );
}

/** Its text with the keys of every object in their alphabetical order. */
function text(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(text)}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([name, nested]) => `${JSON.stringify(name)}:${text(nested)}`)
    .sort()}}`;
}

test("the order of keys means nothing, whatever they are called", () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(isSameJson(value, turned(value))).toBe(true);
    }),
  );
});

test("two values are the same when their texts are", () => {
  fc.assert(
    fc.property(json, json, (left, right) => {
      expect(isSameJson(left, right)).toBe(text(left) === text(right));
    }),
  );
});

test.each<[unknown, unknown, boolean]>([
  [{ a: undefined }, {}, true],
  [{ a: undefined }, { b: undefined }, true],
  [{ a: undefined }, { a: null }, false],
  [[1, 2], [2, 1], false],
  [[], {}, false],
  [{ constructor: { a: 1 } }, { constructor: { a: 1 } }, true],
  [{}, { toString: 1 } satisfies JsonValue, false],
  ["1", 1, false],
])("%j and %j: %s", (left, right, expected) => {
  expect([isSameJson(left, right), isSameJson(right, left)]).toEqual([expected, expected]);
});
