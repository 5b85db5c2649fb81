import { isNestedDeeperThan } from "@/shared/json";
import { limits } from "@/shared/limits";
import type { FunctionCall } from "./model-reply";

const tooDeep = `(nested more than ${limits.nesting} levels deep)`;

/** What is nested too deeply can be neither kept nor sent on, and walked by nobody: such arguments are none. */
export function usableCall(call: FunctionCall): FunctionCall {
  const isTooDeep = "value" in call.arguments && isNestedDeeperThan(call.arguments.value, limits.nesting);
  return isTooDeep ? { ...call, arguments: { invalid: tooDeep } } : call;
}

export function whyUnusable(given: string): string {
  return given === tooDeep ? "The arguments are nested too deeply." : "The arguments are not a JSON object.";
}
