import { expect, test } from "vitest";
import { aPath, aSession } from "@/features/tester/testing/session-examples";
import { nextReturnStep } from "./return-steps";

const at = (ids: string[], cursorTurnId: string | null = null) =>
  aSession({ sessionData: { turns: aPath(...ids), cursorTurnId } });

test("where it stands already, there is nothing to do", () => {
  expect(nextReturnStep(at(["a", "b"]), { headTurnId: "b", cursorTurnId: null })).toBeNull();
  expect(nextReturnStep(at(["a", "b"], "a"), { headTurnId: "b", cursorTurnId: "a" })).toBeNull();
});

test("after a rewind the cursor goes back, or away", () => {
  const session = at(["a", "b", "c"], "a");
  expect(nextReturnStep(session, { headTurnId: "c", cursorTurnId: "b" })).toEqual({
    type: "rewind",
    cursorTurnId: "b",
  });
  expect(nextReturnStep(session, { headTurnId: "c", cursorTurnId: null })).toEqual({
    type: "rewind",
    cursorTurnId: null,
  });
});

test("after a restore the path that was active is restored, and then its cursor", () => {
  const standing = { headTurnId: "c", cursorTurnId: "b" };
  expect(nextReturnStep(at(["a", "x"]), standing)).toEqual({ type: "restore", turnId: "c" });
  expect(nextReturnStep(at(["a", "b", "c"]), standing)).toEqual({ type: "rewind", cursorTurnId: "b" });
});

test("after an end the session stands before it", () => {
  const standing = { headTurnId: "b", cursorTurnId: null };
  expect(nextReturnStep(at(["a", "b", "end"]), standing)).toEqual({ type: "rewind", cursorTurnId: "b" });
  expect(nextReturnStep(at(["a", "b", "end"], "b"), standing)).toBeNull();
});
