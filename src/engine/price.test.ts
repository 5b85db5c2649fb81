import { describe, expect, test } from "vitest";
import { costOfCall, costOfTurn, costOfTurns, isFree, noCharge, type Price, plainPrice } from "./price";
import { aside, playTurn, reply, turnStart } from "./testing/scripted-turn";
import { agent, edge, end, start } from "./testing/workflow-builder";
import { addUsage, noUsage, untoldUsage } from "./usage";

const price: Price = { input: 2, cachedInput: 0.5, cacheWrite: 3, output: 8, longInput: null };
const million = { ...noUsage, inputTokens: 1_000_000 };

describe("a call (P1)", () => {
  test.each([
    ["input", { inputTokens: 1_000_000 }, 2],
    ["cached input, paid once", { inputTokens: 1_000_000, cachedInputTokens: 1_000_000 }, 0.5],
    ["input written to a cache, paid once", { inputTokens: 1_000_000, cacheWriteTokens: 500_000 }, 2.5],
    ["output", { outputTokens: 500_000 }, 4],
    ["nothing", {}, 0],
  ])("costs its %s", (_, usage, dollars) => {
    expect(costOfCall({ ...noUsage, ...usage }, price)).toBe(dollars);
  });

  test("longer than the step is paid at the higher rates, all of it", () => {
    const stepped = { ...price, longInput: { ...price, input: 4, aboveTokens: 1_000_000 } };
    expect(costOfCall(million, stepped)).toBe(2);
    expect(costOfCall({ ...million, inputTokens: 1_500_000 }, stepped)).toBe(6);
  });

  test("at a price without a cached rate costs cached input like other input", () => {
    const plain = plainPrice({ input: 2, cachedInput: null, output: 8 });
    expect(costOfCall({ ...million, cachedInputTokens: 1_000_000 }, plain)).toBe(2);
  });
});

const asks = agent("ask", {
  extraction_enabled: true,
  extraction_variables: [{ name: "day", type: "string" }],
});
const definition = {
  nodes: [start(), asks, end("bye")],
  edges: [edge("start", "ask", "Ask"), edge("ask", "bye", "Bye")],
};
const { outcome } = playTurn(
  turnStart(definition, { currentNodeId: "ask", userText: "Friday" }),
  reply("", "bye"),
  aside('{"day":{"value":"Friday","source":"Friday"}}'),
  reply("Bye."),
);
const oneCall = costOfCall(reply("").usage, price) ?? Number.NaN;

describe("a turn (P2, P3)", () => {
  test("costs its generations and extractions", () => {
    expect(outcome.usage.generations).toBe(3);
    expect(costOfTurn(outcome, { model: "scripted", price })).toBeCloseTo(3 * oneCall, 12);
  });

  test("costs what was spent without an event", () => {
    expect(costOfTurn({ usage: million, events: [] }, { model: "scripted", price })).toBe(2);
  });

  test("is stepped call by call, not by the sum of its calls", () => {
    const inputTokens = reply("").usage.inputTokens ?? 0;
    const stepped = { ...price, longInput: { ...price, input: 100, aboveTokens: inputTokens } };
    expect(costOfTurn(outcome, { model: "scripted", price: stepped })).toBeCloseTo(3 * oneCall, 12);
  });

  test("without a price has no cost, and neither has one with another model's calls", () => {
    expect(costOfTurn(outcome, { model: "scripted", price: null })).toBeNull();
    expect(costOfTurn(outcome, { model: "another", price })).toBeNull();
  });

  test("has no cost where its tokens were not told, unless it is free", () => {
    const untold = { usage: untoldUsage(5), events: [] };
    expect(costOfTurn(untold, { model: "scripted", price })).toBeNull();
    expect(costOfTurn(untold, { model: "scripted", price: noCharge })).toBe(0);
    expect(addUsage(million, untoldUsage(5))).toMatchObject({ inputTokens: null, totalTokens: null });
  });

  test("makes a sum unknown when its own cost is", () => {
    const known = { usage: million, events: [] };
    expect(costOfTurns([known, known], { model: "another", price })).toBe(4);
    expect(costOfTurns([known, outcome], { model: "another", price })).toBeNull();
    expect(costOfTurns([], { model: "another", price })).toBe(0);
  });
});

test("a price of nothing is free, an unknown one is not the same", () => {
  expect(isFree(noCharge)).toBe(true);
  expect(isFree({ ...noCharge, output: 0.01 })).toBe(false);
});
