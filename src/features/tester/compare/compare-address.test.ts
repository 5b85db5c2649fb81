import { expect, test } from "vitest";
import { compareAddress, readCompareAddress } from "./compare-address";

test("a comparison has an address", () => {
  const query = new URLSearchParams(compareAddress("turn_a", "turn_b"));
  expect(readCompareAddress(query.get("compare"))).toEqual({ leftTurnId: "turn_a", rightTurnId: "turn_b" });
  expect([null, "", "a", "a..", "a..b..c"].map(readCompareAddress)).toEqual([null, null, null, null, null]);
});
