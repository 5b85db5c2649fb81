import { expect, test } from "vitest";
import { describeReplay, messagesToReplay, ownContext } from "./replay";

type Data = Parameters<typeof messagesToReplay>[0]["sessionData"];
const turn = (id: string, text: string | null) => ({
  id,
  userMessage: text === null ? null : { text, createdAt: "" },
});
const sessionData = (cursorTurnId: string | null) =>
  ({ cursorTurnId, turns: [turn("a", null), turn("b", "Hello"), turn("c", "Bye")] }) as unknown as Data;

test("what was said on the visible path is said again, in order", () => {
  expect(messagesToReplay({ sessionData: sessionData(null) })).toEqual(["Hello", "Bye"]);
  expect(messagesToReplay({ sessionData: sessionData("b") })).toEqual(["Hello"]);
  expect(messagesToReplay({ sessionData: sessionData("a") })).toEqual([]);
});

test("a replay says how far it got, and why it went no further", () => {
  expect(describeReplay({ type: "running", said: 1, total: 3, isStopping: false })).toBe(
    "1 of 3 messages said",
  );
  expect(describeReplay({ type: "done", runId: "r", said: 2, total: 3, why: "ended" })).toBe(
    "The session ended early: 2 of 3 messages said.",
  );
  expect(describeReplay({ type: "done", runId: "r", said: 0, total: 1, why: "failed" })).toBe(
    "A turn failed: 0 of 1 message said.",
  );
});

test.each([
  [0, "There was no message to say again."],
  [1, "The one message is said again."],
  [2, "All 2 messages are said again."],
])("the end of a replay of %i messages, in words", (total, words) => {
  expect(describeReplay({ type: "done", runId: "r", said: total, total, why: "complete" })).toBe(words);
});

test("values that came from the workflow come from it again", () => {
  expect(ownContext({ name: "Grace", town: "Oslo", plan: [1] }, { name: "Ada", town: "Oslo" })).toEqual({
    name: "Grace",
    plan: [1],
  });
});
