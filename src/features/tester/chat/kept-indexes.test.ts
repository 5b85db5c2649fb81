import { expect, test } from "vitest";
import { keptIndexes } from "./kept-indexes";

const range = { startIndex: 10, endIndex: 12, overscan: 1, count: 100 };

test.each([
  ["nothing", -1, [9, 10, 11, 12, 13]],
  ["a turn that is near", 12, [9, 10, 11, 12, 13]],
  ["a turn above", 2, [2, 9, 10, 11, 12, 13]],
  ["a turn below", 50, [9, 10, 11, 12, 13, 50]],
  ["a turn that is gone", 100, [9, 10, 11, 12, 13]],
])("with %s kept", (_name, kept, expected) => {
  expect(keptIndexes(range, kept)).toEqual(expected);
});
