import { expect, test } from "vitest";
import { aPath } from "@/features/tester/testing/session-examples";
import { turnsUpTo } from "./turns-up-to";

test("the turns up to one end with it; without one, or with one of another path, they are all of them", () => {
  const turns = aPath("t1", "t2", "t3");
  const ids = (turnId: string | null) => turnsUpTo(turns, turnId).map((turn) => turn.id);
  expect([ids("t2"), ids(null), ids("gone")]).toEqual([
    ["t1", "t2"],
    ["t1", "t2", "t3"],
    ["t1", "t2", "t3"],
  ]);
});
