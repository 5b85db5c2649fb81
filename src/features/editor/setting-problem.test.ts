import { expect, test } from "vitest";
import { settingFields } from "./setting-fields";
import { settingProblem } from "./setting-problem";

const problemOf = (key: string, value: unknown) => {
  const spec = settingFields.find((each) => each.key === key);
  return spec && settingProblem(spec, { [key]: value });
};

test.each([
  ["temperature", 0.7, undefined],
  ["temperature", 3, "From 0 to 2."],
  ["maxHops", 0, "From 1 to 25."],
  ["maxHops", 1.5, "A whole number."],
  ["maxHops", undefined, undefined],
])("%s of %j: %j", (key, value, expected) => {
  expect(problemOf(key, value)).toBe(expected);
});
