import { costOfTurn, isFree, type Price, type PricedModel } from "@/engine/price";
import { rate } from "@/features/interface/measure";
import type { TurnOutput } from "@/server/contract/turn-output";

/** Whether there is anything to tell of costs: not for a model without a price, nor for one that costs nothing. */
export function hasCosts({ price }: Pick<PricedModel, "price">): boolean {
  return price !== null && !isFree(price);
}

/** US dollars; null when there is nothing to tell. */
export function turnCost(turn: TurnOutput, session: PricedModel): number | null {
  return hasCosts(session) ? costOfTurn(turn, session) : null;
}

/** What costs are based on, or why there are none. */
export function priceNote(price: Price | null): string {
  if (price === null) return "No price is known for this model. Save it under Settings with its prices.";
  if (isFree(price)) return "This model costs nothing.";
  const { input, cachedInput, output, longInput } = price;
  const step = longInput ? "; more for a very long input" : "";
  return `At today's price for a million tokens: ${rate(input)} in, ${rate(cachedInput)} cached, ${rate(output)} out${step}.`;
}
