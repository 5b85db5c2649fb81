import type { Usage } from "@/engine/usage";
import { number } from "@/features/interface/measure";

/** What the provider has told of the tokens of a call. */
export function tokensOf({ inputTokens, outputTokens, reasoningTokens }: Usage): string {
  if (inputTokens === null && outputTokens === null) return "not told";
  const thought = reasoningTokens ? `, ${number(reasoningTokens)} of these for thoughts` : "";
  return `${number(inputTokens)} in, ${number(outputTokens)} out${thought}`;
}
