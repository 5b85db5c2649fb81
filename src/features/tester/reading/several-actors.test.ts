import { expect, test } from "vitest";
import { aPath, aSession, aTurn } from "@/features/tester/testing/session-examples";
import type { Actor } from "@/session/actor";
import { hasSeveralActors } from "./several-actors";

const key: Actor = { kind: "api_key", id: "key_1", name: "CI" };

test("one person alone need not be named", () => {
  expect(hasSeveralActors(aSession({ sessionData: { turns: aPath("a", "b") } }))).toBe(false);
});

test("several are named, also when one of them has only added to a branch that was left", () => {
  const turns = aPath("a", "b");
  const left = { rewoundFromTurnId: "a", discardedAt: "", turns: [aTurn({ id: "c", actor: key })] };
  expect(hasSeveralActors(aSession({ sessionData: { turns, discardedFuture: [left] } }))).toBe(true);
});

test("what a key has begun is named", () => {
  const turns = [aTurn({ id: "a", actor: key })];
  expect(hasSeveralActors(aSession({ createdBy: key, sessionData: { turns } }))).toBe(true);
});
