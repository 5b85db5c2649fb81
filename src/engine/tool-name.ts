import { toIdentifier } from "./identifier";
import type { ToolCategory } from "./tool";

export const calculatorFunction = "safe_calculator";

/** What the model calls. Null for a category whose server names several functions. */
export function toolFunctionName({
  name,
  category,
}: {
  name: string;
  category: ToolCategory;
}): string | null {
  if (category === "mcp") return null;
  return category === "calculator" ? calculatorFunction : toIdentifier(name, "tool");
}
