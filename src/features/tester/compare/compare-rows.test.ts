import { expect, test } from "vitest";
import { aPath } from "@/features/tester/testing/session-examples";
import { compareRows } from "./compare-rows";

test("each pair has its turns, and the first that differs is marked", () => {
  const [l1, l2] = aPath("l1", "l2");
  const [r1] = aPath("r1");
  const rows = compareRows({
    left: { turns: [l1, l2] },
    right: { turns: [r1] },
    pairs: [
      { leftTurnId: "l1", rightTurnId: "r1", verdict: "same" },
      { leftTurnId: "l2", rightTurnId: null, verdict: "left_only" },
    ],
    firstDifference: { leftTurnId: "l2", rightTurnId: null },
  } as Parameters<typeof compareRows>[0]);
  expect(rows).toEqual([
    { key: "l1|r1", left: l1, right: r1, verdict: "same", isFirstDifference: false },
    { key: "l2|", left: l2, right: null, verdict: "left_only", isFirstDifference: true },
  ]);
});
