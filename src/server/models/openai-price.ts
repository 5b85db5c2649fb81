import { calcPrice, type ModelPrice } from "@pydantic/genai-prices";
import type { Price, Rates } from "@/engine/price";

type Listed = NonNullable<ModelPrice[string]>;

/**
 * What OpenAI asks for a model today, from the list that the package brings along. Null for a model it does not list, and for
 * one whose price is not by the token with one step for long inputs.
 */
export function openAiPrice(model: string): Price | null {
  const listed = calcPrice({}, model, { providerId: "openai" })?.model_price;
  const input = listed?.input_mtok;
  const output = listed?.output_mtok;
  if (input === undefined || output === undefined) return null;
  const rates = {
    input,
    cachedInput: listed?.cache_read_mtok ?? input,
    cacheWrite: listed?.cache_write_mtok ?? input,
    output,
  };
  const steps = new Set(Object.values(rates).flatMap((rate) => tiersOf(rate).map((tier) => tier.start)));
  const [aboveTokens, another] = steps;
  if (another !== undefined) return null;
  return {
    ...mapRates(rates, baseOf),
    longInput:
      aboveTokens === undefined
        ? null
        : { aboveTokens, ...mapRates(rates, (rate) => tiersOf(rate)[0]?.price ?? baseOf(rate)) },
  };
}

function baseOf(rate: Listed): number {
  return typeof rate === "number" ? rate : rate.base;
}

function tiersOf(rate: Listed) {
  return typeof rate === "number" ? [] : rate.tiers;
}

function mapRates(rates: Record<keyof Rates, Listed>, read: (rate: Listed) => number): Rates {
  const { input, cachedInput, cacheWrite, output } = rates;
  return {
    input: read(input),
    cachedInput: read(cachedInput),
    cacheWrite: read(cacheWrite),
    output: read(output),
  };
}
