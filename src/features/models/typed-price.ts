import { rate } from "@/features/interface/measure";
import type { SavedRates } from "@/server/contract/model-contract";

/** As typed: empty for what is not known. */
export type TypedPrice = Record<keyof SavedRates, string>;

export const noTypedPrice: TypedPrice = { input: "", cachedInput: "", output: "" };

/** Null when nothing is typed. */
export function priceOf({ input, cachedInput, output }: TypedPrice): SavedRates | null {
  if (!isPriceTyped({ input, cachedInput, output })) return null;
  return {
    input: Number(input),
    cachedInput: cachedInput === "" ? null : Number(cachedInput),
    output: Number(output),
  };
}

export function isPriceTyped(typed: TypedPrice): boolean {
  return Object.values(typed).some((amount) => amount !== "");
}

export function typedPrice(price: SavedRates | null): TypedPrice {
  if (price === null) return noTypedPrice;
  const { input, cachedInput, output } = price;
  return { input: String(input), cachedInput: cachedInput?.toString() ?? "", output: String(output) };
}

/** For a million tokens. */
export function priceWords(price: SavedRates | null): string {
  if (price === null) return "no price";
  const { input, cachedInput, output } = price;
  const cached = cachedInput === null ? "" : `, ${rate(cachedInput)} cached`;
  return `${rate(input)} in${cached}, ${rate(output)} out`;
}
