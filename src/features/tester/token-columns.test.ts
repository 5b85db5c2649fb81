import { expect, test } from "vitest";
import { noUsage } from "@/engine/usage";
import { aTurn } from "./testing/session-examples";
import { mostTokens, tokenColumns } from "./token-columns";

const turn = (inputTokens: number, outputTokens: number) =>
  aTurn({ id: "t", usage: { ...noUsage, inputTokens, outputTokens } });

test("a short talk has a column for each turn", () => {
  const columns = tokenColumns([turn(1, 2), turn(3, 4)]);
  expect(columns).toEqual([
    { from: 1, to: 1, inputTokens: 1, outputTokens: 2 },
    { from: 2, to: 2, inputTokens: 3, outputTokens: 4 },
  ]);
  expect(mostTokens(columns)).toEqual(columns[1]);
});

test("a long one has columns of several turns, and loses none", () => {
  const columns = tokenColumns(Array.from({ length: 205 }, () => turn(1, 1)));
  expect(columns[0]).toEqual({ from: 1, to: 3, inputTokens: 3, outputTokens: 3 });
  expect(columns.at(-1)).toEqual({ from: 205, to: 205, inputTokens: 1, outputTokens: 1 });
  expect(columns.reduce((sum, column) => sum + column.inputTokens, 0)).toBe(205);
});

test("nothing has no columns", () => {
  expect(tokenColumns([])).toEqual([]);
  expect(mostTokens([])).toBeNull();
});
