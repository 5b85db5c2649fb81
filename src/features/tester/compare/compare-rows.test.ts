import { expect, test } from "vitest";
import { aTransition, aTurn } from "@/features/tester/testing/session-examples";
import { compareRows } from "./compare-rows";

const at = "2026-03-10T12:00:00.000Z";
const turn = (id: string, asked: string, answered: string, to?: string) =>
  aTurn({
    id,
    userMessage: { text: asked, createdAt: at, author: "person" },
    assistantMessage: { text: answered, createdAt: at, segments: [] },
    events: to ? [aTransition("a", to)] : [],
  });

const rows = (left: ReturnType<typeof turn>[], right: ReturnType<typeof turn>[]) =>
  compareRows({ left: { turns: left }, right: { turns: right } } as never).map(
    (row) => [row.left?.id ?? null, row.right?.id ?? null, row.verdict, row.isFirstDifference] as const,
  );

test("turns are set against each other by what was asked, and the first difference is marked", () => {
  const left = [turn("l1", "Hello", "Hi"), turn("l2", "Book", "When?"), turn("l3", "Friday", "Done")];
  const right = [turn("r1", "Hello", "Hi"), turn("r2", "Book", "Which day?"), turn("r3", "Friday", "Done")];
  expect(rows(left, right)).toEqual([
    ["l1", "r1", "same", false],
    ["l2", "r2", "different", true],
    ["l3", "r3", "same", false],
  ]);
});

test("a turn that was put in between has no counterpart, and what follows stays side by side", () => {
  const left = [turn("l1", "Hello", "Hi"), turn("l2", "Friday", "Done")];
  const right = [turn("r1", "Hello", "Hi"), turn("r2", "Wait", "Yes?"), turn("r3", "Friday", "Done")];
  expect(rows(left, right)).toEqual([
    ["l1", "r1", "same", false],
    [null, "r2", "right only", true],
    ["l2", "r3", "same", false],
  ]);
});

test("what was asked with other words stands side by side in its order", () => {
  expect(rows([turn("l1", "Yes", "Good")], [turn("r1", "No", "Pity"), turn("r2", "Bye", "Bye")])).toEqual([
    ["l1", "r1", "different", true],
    [null, "r2", "right only", false],
  ]);
});

test("the same words that led elsewhere are a difference", () => {
  expect(rows([turn("l", "Book", "Fine", "b")], [turn("r", "Book", "Fine", "c")])).toEqual([
    ["l", "r", "different", true],
  ]);
});

test("nothing against nothing is nothing", () => {
  expect(rows([], [])).toEqual([]);
});
