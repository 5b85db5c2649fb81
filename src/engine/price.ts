import type { TurnEvent } from "./turn-event";
import { addUsage, noUsage, type Usage } from "./usage";

/** US dollars for a million tokens. Of the input, what came from the provider's cache and what was written to it may have rates of their own. */
export type Rates = { input: number; cachedInput: number; cacheWrite: number; output: number };

/** What a model's tokens cost. A call with more input than `longInput.aboveTokens` is paid at those rates, all of it. */
export type Price = Rates & { longInput: (Rates & { aboveTokens: number }) | null };

/** A model, and its price; null when nobody knows it. */
export type PricedModel = { model: string; price: Price | null };

type Spent = { usage: Usage; events: readonly TurnEvent[] };

export const noCharge: Price = { input: 0, cachedInput: 0, cacheWrite: 0, output: 0, longInput: null };

/** For a model that has no steps; without a rate for cached input, it costs what other input does. */
export function plainPrice(rates: { input: number; cachedInput: number | null; output: number }): Price {
  const { input, output } = rates;
  return { input, cachedInput: rates.cachedInput ?? input, cacheWrite: input, output, longInput: null };
}

export function isFree({ input, cachedInput, cacheWrite, output, longInput }: Price): boolean {
  return [input, cachedInput, cacheWrite, output].every((rate) => rate === 0) && longInput === null;
}

/** US dollars for one call; null when its tokens are not known and it is not free. */
export function costOfCall(usage: Usage, price: Price): number | null {
  const { inputTokens, cachedInputTokens, cacheWriteTokens = 0, outputTokens } = usage;
  if (isFree(price)) return 0;
  if (inputTokens === null || outputTokens === null) return null;
  const { longInput } = price;
  const rates = longInput !== null && inputTokens > longInput.aboveTokens ? longInput : price;
  const plainInputTokens = Math.max(0, inputTokens - cachedInputTokens - cacheWriteTokens);
  return (
    (plainInputTokens * rates.input +
      cachedInputTokens * rates.cachedInput +
      cacheWriteTokens * rates.cacheWrite +
      outputTokens * rates.output) /
    1_000_000
  );
}

/** US dollars for all that a turn asked the model; null when it cannot be told: no price, or another model's calls among them. */
export function costOfTurn(turn: Spent, { model, price }: PricedModel): number | null {
  if (price === null) return null;
  const { models, usages } = spendingOf(turn);
  if (models.some((each) => each !== model)) return null;
  // Without a step the sum of its calls costs what they cost.
  if (price.longInput === null) return costOfCall(turn.usage, price);
  return sumOf(usages.map((usage) => costOfCall(usage, price)));
}

/** US dollars for several turns; null when one's cannot be told. */
export function costOfTurns(turns: Iterable<Spent>, priced: PricedModel): number | null {
  let sum = 0;
  for (const turn of turns) {
    const cost = costOfTurn(turn, priced);
    if (cost === null) return null;
    sum += cost;
  }
  return sum;
}

function sumOf(costs: readonly (number | null)[]): number | null {
  return costs.reduce((sum, cost) => (sum === null || cost === null ? null : sum + cost), 0);
}

type Call = { model: string; usage: Usage };
type Spending = { models: string[]; usages: Usage[] };

/** A turn is costed with every answer about its session: what it asked for is read from it once, for as long as it lives. */
const spendings = new WeakMap<Spent, Spending>();

function spendingOf(turn: Spent): Spending {
  const known = spendings.get(turn);
  if (known) return known;
  const calls = turn.events.flatMap(callOf);
  const spending = {
    models: [...new Set(calls.map((call) => call.model))],
    usages: [...calls.map((call) => call.usage), restOf(turn.usage, calls)],
  };
  spendings.set(turn, spending);
  return spending;
}

function callOf(event: TurnEvent): Call[] {
  switch (event.type) {
    case "generation":
    case "extraction":
    case "context_compaction":
      return [event.payload];
    default:
      return [];
  }
}

/** What was spent and no event tells: a summary that came back empty. */
function restOf(usage: Usage, calls: readonly Call[]): Usage {
  const told = calls.reduce((sum, call) => addUsage(sum, call.usage), noUsage);
  const { cacheWriteTokens = 0 } = usage;
  return {
    ...usage,
    inputTokens: difference(usage.inputTokens, told.inputTokens),
    cachedInputTokens: Math.max(0, usage.cachedInputTokens - told.cachedInputTokens),
    cacheWriteTokens: Math.max(0, cacheWriteTokens - (told.cacheWriteTokens ?? 0)),
    outputTokens: difference(usage.outputTokens, told.outputTokens),
  };
}

function difference(whole: number | null, part: number | null): number | null {
  return whole === null || part === null ? null : Math.max(0, whole - part);
}
