import { expect, test } from "vitest";
import { keepNewestRevision } from "./session-cache";
import { aPath, aSession } from "./testing/session-examples";

test("an answer that arrives late does not take the page back", () => {
  const newer = aSession({ revision: 5, sessionData: { turns: aPath("a", "b") } });
  const older = aSession({ revision: 4, sessionData: { turns: aPath("a") } });
  expect(keepNewestRevision(newer, older)).toBe(newer);
});

test("a newer revision is taken, and turns that did not change keep their identity", () => {
  const older = aSession({ revision: 4, sessionData: { turns: aPath("a") } });
  const newer = aSession({ revision: 6, sessionData: { turns: aPath("a", "b") } });
  const kept = keepNewestRevision(older, newer);
  expect(kept).toEqual(newer);
  expect(kept.sessionData.turns[0]).toBe(older.sessionData.turns[0]);
});

test("the first answer is taken as it is", () => {
  const first = aSession({ sessionData: { turns: aPath("a") } });
  expect(keepNewestRevision(undefined, first)).toBe(first);
});
