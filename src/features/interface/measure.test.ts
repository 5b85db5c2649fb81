import { expect, test } from "vitest";
import { byteSize, count, duration } from "./measure";

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
