import { expect, it } from "vitest";
import { changedVariables } from "./changed-variables";

it("2f names what differs, not what stands in another order", () => {
  expect(changedVariables({ a: 1, b: [1] }, { b: [1], a: 1 })).toEqual([]);
  expect(changedVariables({ b: 1, c: null }, { a: 0, b: 2 })).toEqual([
    { name: "a", left: undefined, right: 0 },
    { name: "b", left: 1, right: 2 },
    { name: "c", left: null, right: undefined },
  ]);
});
