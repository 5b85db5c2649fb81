import { expect, test } from "vitest";
import { noCharge, plainPrice } from "@/engine/price";
import { noUsage } from "@/engine/usage";
import { aTurn } from "@/features/tester/testing/session-examples";
import { hasCosts, priceNote, turnCost } from "./session-cost";

const turn = aTurn({ id: "t", usage: { ...noUsage, inputTokens: 1_000_000 } });
const price = plainPrice({ input: 2, cachedInput: 0.075, output: 8 });

test.each([
  ["a known price", price, true, 2],
  ["no price", null, false, null],
  ["a model that costs nothing", noCharge, false, null],
])("with %s there is something to tell, or not", (_, given, isTold, cost) => {
  const session = { model: "m", price: given };
  expect(hasCosts(session)).toBe(isTold);
  expect(turnCost(turn, session)).toBe(cost);
});

test.each([
  [price, "At today's price for a million tokens: $2.00 in, $0.075 cached, $8.00 out."],
  [
    { ...price, longInput: { ...price, aboveTokens: 9 } },
    "At today's price for a million tokens: $2.00 in, $0.075 cached, $8.00 out; more for a very long input.",
  ],
  [noCharge, "This model costs nothing."],
  [null, "No price is known for this model. Save it under Settings with its prices."],
])("the price is put in words: %#", (given, words) => {
  expect(priceNote(given)).toBe(words);
});
