import { expect, test } from "vitest";
import { aPath, aSession, aTurn } from "@/features/tester/testing/session-examples";
import { whyRecorded } from "./recording";

const [opening, used] = aPath("opening", "used") as [ReturnType<typeof aTurn>, ReturnType<typeof aTurn>];
const later = aTurn({ id: "later", parentTurnId: "used" });
const before = aTurn({
  id: "before",
  parentTurnId: "opening",
  userMessage: { text: "Monday?", createdAt: opening.createdAt, author: "person" },
});
const left = { rewoundFromTurnId: "opening", discardedAt: opening.createdAt, turns: [before] };
const session = aSession({ sessionData: { turns: [opening, used, later], discardedFuture: [left] } });

test("a result is that of the same moment, tried before", () => {
  expect(whyRecorded(session, used, "before")).toMatch(/when this moment was tried before\.$/);
});

test("a later turn is told in which turn, of which path, the tool was asked", () => {
  expect(whyRecorded(session, later, "before")).toMatch(/ in turn 2 of another path \(“Monday\?”\)\.$/);
  expect(whyRecorded(session, later, "used")).toMatch(/ in turn 2\.$/);
});

test.each([null, "elsewhere"])("where the turn is not known (%s), an earlier turn has it", (id) => {
  expect(whyRecorded(session, later, id)).toMatch(/an earlier turn has its result/);
});
