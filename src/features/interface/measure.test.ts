import { expect, test } from "vitest";
import { byteSize, count, duration, money, rate } from "./measure";

test.each([
  [0, "0 ms"],
  [999, "999 ms"],
  [1_000, "1.0 s"],
  [12_340, "12.3 s"],
  [125_400, "2 min 5 s"],
])("%i milliseconds read as %s", (milliseconds, expected) => {
  expect(duration(milliseconds)).toBe(expected);
});

test.each([
  [1, "1 byte"],
  [262_144, "256 KB"],
  [33_554_432, "32.0 MB"],
])("%i bytes read as %s", (bytes, expected) => {
  expect(byteSize(bytes)).toBe(expected);
});

test.each([
  [0, "0 turns"],
  [1, "1 turn"],
  [1_200, "1,200 turns"],
])("%i is counted as %s", (amount, expected) => {
  expect(count(amount, "turn")).toBe(expected);
});

test("an irregular plural is given by the caller", () => {
  expect(count(2, "branch", "branches")).toBe("2 branches");
});

test.each([
  [null, "unknown"],
  [0, "$0"],
  [0.00004, "< $0.0001"],
  [0.0004, "$0.0004"],
  [0.0123, "$0.0123"],
  [0.5, "$0.5000"],
  [1.239, "$1.24"],
  [1_234.5, "$1,234.50"],
])("%s dollars read as %s", (amount, expected) => {
  expect(money(amount)).toBe(expected);
});

test.each([
  [2, "$2.00"],
  [0.075, "$0.075"],
  [0.005, "$0.005"],
])("a rate of %s dollars reads as %s", (amount, expected) => {
  expect(rate(amount)).toBe(expected);
});
