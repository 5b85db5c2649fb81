import { expect, test } from "vitest";
import { aTurn } from "@/features/tester/testing/session-examples";
import { hasArrived, readSentMessage, writeSentMessage } from "./sent-message";

const sent = { text: "Hello", idempotencyKey: "key", revision: 4 };
const said = (text: string, createdRevision: number) =>
  aTurn({
    id: text,
    createdRevision,
    userMessage: { text, createdAt: "2026-03-10T12:00:00.000Z", author: "person" },
  });

test("what was written is read again, and anything else is no message", () => {
  expect(readSentMessage(writeSentMessage(sent))).toEqual(sent);
  const others = [null, "", "{", "7", "{}", JSON.stringify({ ...sent, revision: "4" })];
  expect(others.map(readSentMessage)).toEqual(others.map(() => null));
});

test("it has arrived when a turn since then says the same", () => {
  expect(hasArrived(sent, [said("Hello", 5)])).toBe(true);
  expect(hasArrived(sent, [said("Hello", 4), said("Hello again", 5)])).toBe(false);
});
