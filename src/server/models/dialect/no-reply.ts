import { isNestedDeeperThan } from "@/shared/json";
import { markedError } from "@/shared/marked-error";
import type { ProviderError } from "./provider-error";

/** How deep what is kept of an answer may be nested. */
export const deepestJson = 64;

/**
 * The server has answered, and this is no reply: it was refused, it broke off after it had begun, or it is in another dialect.
 */
export class NoReply extends markedError("NoReply") {
  constructor(
    readonly provider: ProviderError,
    readonly kind: "refused" | "cut_off" | "dialect",
  ) {
    super(provider.message);
  }
}

/** The server answers with something else than chat completions. `sample` is how it begins. */
export class AnotherDialect extends Error {
  readonly sample: string;

  constructor(given: unknown) {
    super("The server speaks another dialect.");
    this.sample = sampleOf(given).replace(/\s+/g, " ").trim().slice(0, 120);
  }
}

function sampleOf(given: unknown): string {
  if (typeof given === "string") return given;
  return isNestedDeeperThan(given, deepestJson) ? "" : JSON.stringify(given);
}

/** More than a reply may have. */
export class ReplyTooLong extends markedError("ReplyTooLong") {}
