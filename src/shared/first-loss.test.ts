import { expect, it } from "vitest";
import { firstLoss } from "./first-loss";

it("names the first thing that is not there or otherwise, and nothing that was added", () => {
  const given = { a: [{ b: 1 }, { c: null }], d: undefined };
  expect(firstLoss(given, { a: [{ b: 1, more: 2 }, { c: null }] })).toBeNull();
  expect(firstLoss(given, { a: [{ b: 1 }, {}] })).toEqual(["a", 1, "c"]);
  expect(firstLoss(given, { a: [{ b: "1" }, { c: null }] })).toEqual(["a", 0, "b"]);
  expect(firstLoss(given, { a: [{ b: 1 }] })).toEqual(["a"]);
  expect(firstLoss(given, {})).toEqual(["a"]);
});
