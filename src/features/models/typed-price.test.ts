import { expect, test } from "vitest";
import { noTypedPrice, priceOf, priceWords, typedPrice } from "./typed-price";

test.each([
  [noTypedPrice, null],
  [
    { input: "2", cachedInput: "0.5", output: "8" },
    { input: 2, cachedInput: 0.5, output: 8 },
  ],
  [
    { input: "0", cachedInput: "", output: "0" },
    { input: 0, cachedInput: null, output: 0 },
  ],
])("%j means %j, and the other way round", (typed, price) => {
  expect(priceOf(typed)).toEqual(price);
  expect(typedPrice(price)).toEqual(typed);
});

test.each([
  [null, "no price"],
  [{ input: 2, cachedInput: 0.075, output: 8 }, "$2.00 in, $0.075 cached, $8.00 out"],
  [{ input: 0, cachedInput: null, output: 0 }, "$0.00 in, $0.00 out"],
])("%j reads as %s", (price, words) => {
  expect(priceWords(price)).toBe(words);
});
