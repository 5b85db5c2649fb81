import { createHash } from "node:crypto";
import { toIdentifier } from "@/engine/identifier";

const maximumLength = 64;
const maximumSlug = 24;

/** A function name for each of the server's own names, in its order; all different. */
export function nameMcpFunctions(slug: string, names: readonly string[]): Map<string, string> {
  const prefix = `mcp__${slug.slice(0, maximumSlug)}__`;
  const byFunction = new Map<string, string>();
  for (const name of names) {
    const plain = prefix + toIdentifier(name, "tool");
    // A name that was cut, or that another one has, is told apart by what it comes from.
    const isUnclear = plain.length > maximumLength || byFunction.has(plain);
    byFunction.set(isUnclear ? `${plain.slice(0, maximumLength - 9)}_${digest(name)}` : plain, name);
  }
  return byFunction;
}

function digest(name: string): string {
  return createHash("sha256").update(name).digest("hex").slice(0, 8);
}
