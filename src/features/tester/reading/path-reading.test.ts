import { expect, test } from "vitest";
import { aPath, aSession, aTurn } from "@/features/tester/testing/session-examples";
import { leftPathEnd, pathOrigin, pathTitle } from "./path-reading";

const at = "2026-03-10T12:00:00.000Z";
const aLeftPath = (turn: Partial<Parameters<typeof aTurn>[0]>, rewoundFromTurnId: string | null = null) => ({
  rewoundFromTurnId,
  discardedAt: at,
  turns: [aTurn({ id: "x", ...turn })],
});
const says = (text: string) => ({ text, createdAt: at, segments: [] });

test("attempts with the same words are told apart by what came of them", () => {
  const userMessage = { text: "hello", createdAt: at, author: "person" as const };
  const error = { reason: "model_cut_off", message: "It broke off." };
  const attempts = [
    { userMessage, assistantMessage: says("Good morning.") },
    { userMessage, status: "failed" as const, error },
    { userMessage, status: "cancelled" as const },
    { userMessage, status: "cancelled" as const, assistantMessage: says("Good") },
    { userMessage },
  ];
  expect(attempts.map((attempt) => pathTitle(aLeftPath(attempt)))).toEqual([
    { said: "hello", answered: "Good morning." },
    { said: "hello", answered: "It broke off." },
    { said: "hello", answered: "Stopped before a word was said" },
    { said: "hello", answered: "Good" },
    { said: "hello", answered: "Nothing was said" },
  ]);
});

test("a path that begins without a message says what it begins with", () => {
  expect(pathTitle(aLeftPath({ kind: "opening" })).said).toBe("Opening turn");
  expect(pathTitle(aLeftPath({ kind: "context_patch" })).said).toBe("Change of the context");
});

test("a path left at a turn that is shown, in place of all, or on a path that was itself left", () => {
  const session = aSession({ sessionData: { turns: aPath("a", "b") } });
  const origins = ["b", null, "elsewhere"].map((turnId) => pathOrigin(aLeftPath({}, turnId), session));
  expect(origins).toEqual(["After turn 2", "In place of turn 1", "On another path"]);
});

test("a path that was left is followed to its end from any of its turns", () => {
  const turns = aPath("a", "b");
  const left = { rewoundFromTurnId: "a", discardedAt: "2026-03-10T12:00:00.000Z", turns: aPath("x", "y") };
  const session = aSession({ sessionData: { turns, discardedFuture: [left] } });
  expect(["x", "y", "b"].map((id) => leftPathEnd(session, id))).toEqual(["y", "y", "b"]);
});
