import { expect, test } from "vitest";
import { plainPrice } from "@/engine/price";
import { noUsage } from "@/engine/usage";
import { aTurn } from "@/features/tester/testing/session-examples";
import { greatestColumn, turnsOf, usageColumns } from "./usage-columns";

const turn = (inputTokens: number, outputTokens: number, id = "t") =>
  aTurn({ id, usage: { ...noUsage, inputTokens, outputTokens } });
const unpriced = { model: "m", price: null };
const priced = { model: "m", price: plainPrice({ input: 1_000_000, cachedInput: null, output: 0 }) };

test("a short conversation has a column for each turn", () => {
  const columns = usageColumns([turn(3, 4, "a"), turn(1, 9, "b")], priced);
  expect(columns).toEqual([
    { from: 1, to: 1, turnId: "a", inputTokens: 3, outputTokens: 4, cost: 3 },
    { from: 2, to: 2, turnId: "b", inputTokens: 1, outputTokens: 9, cost: 1 },
  ]);
  expect(greatestColumn(columns, "tokens")).toEqual(columns[1]);
  expect(greatestColumn(columns, "cost")).toEqual(columns[0]);
});

test("a long one has columns of several turns, and loses none", () => {
  const columns = usageColumns(
    Array.from({ length: 205 }, (_, index) => turn(1, 1, `t${index}`)),
    priced,
  );
  expect(columns[1]).toEqual({ from: 4, to: 6, turnId: "t3", inputTokens: 3, outputTokens: 3, cost: 3 });
  expect(columns.at(-1)).toMatchObject({ from: 205, to: 205, inputTokens: 1, outputTokens: 1 });
  expect(columns.reduce((sum, column) => sum + column.inputTokens, 0)).toBe(205);
  expect(columns.map(turnsOf).slice(-2)).toEqual(["Turns 202 to 204", "Turn 205"]);
});

test("without a price a column has no cost", () => {
  expect(usageColumns([turn(1, 1)], unpriced)[0]?.cost).toBeNull();
});

test("nothing has no columns", () => {
  expect(usageColumns([], priced)).toEqual([]);
  expect(greatestColumn([], "tokens")).toBeNull();
});
