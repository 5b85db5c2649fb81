import { expect, test } from "vitest";
import { aTurn } from "@/features/tester/testing/session-examples";
import { cursorAt, scrubberStops, standingStop, stopAt, tickedStops } from "./scrubber-stops";

const said = (text: string) => ({ text, createdAt: "2026-03-10T12:00:00.000Z", author: "person" as const });
const turns = [
  aTurn({ id: "t1", kind: "opening" }),
  aTurn({ id: "t2", userMessage: said("I would\nlike to book"), siblingTurnIds: ["t2", "x"] }),
  aTurn({ id: "t3", kind: "context_patch" }),
  aTurn({ id: "t4", status: "failed", userMessage: said("a".repeat(70)) }),
  aTurn({ id: "t5", status: "pending" }),
];
const stops = scrubberStops(turns);

test("every settled turn is a stop that says what it is", () => {
  expect(stops).toEqual([
    { turnId: "t1", number: 1, label: "Turn 1 of 5: opening", mark: "plain" },
    { turnId: "t2", number: 2, label: "Turn 2 of 5: I would like to book", mark: "branching" },
    { turnId: "t3", number: 3, label: "Turn 3 of 5: variables changed", mark: "changed" },
    { turnId: "t4", number: 4, label: `Turn 4 of 5: ${"a".repeat(59)}…`, mark: "failed" },
  ]);
});

test("a session stands at its cursor, else at the end", () => {
  expect([standingStop(stops, "t2"), standingStop(stops, null), standingStop([], null)]).toEqual([1, 3, -1]);
});

test("the last stop needs no cursor, and no step leads beyond the ends", () => {
  expect([-1, 0, 2, 3, 4].map((index) => cursorAt(stops, index))).toEqual(["t1", "t1", "t3", null, null]);
});

test.each([
  [-0.2, 0],
  [0.1, 0],
  [0.2, 1],
  [0.9, 3],
  [1.4, 3],
])("%d of the track is stop %i", (share, index) => {
  expect(stopAt(stops, share)).toBe(index);
});

test("ticks thin out on a short track, but not those that say something", () => {
  expect(tickedStops(stops, 400)).toEqual(new Set([0, 1, 2, 3]));
  expect(tickedStops(stops, 12)).toEqual(new Set([0, 1, 2, 3]));
  const many = scrubberStops(Array.from({ length: 1000 }, (_, index) => aTurn({ id: `t${index}` })));
  expect(tickedStops(many, 600).size).toBe(100);
});
