import { replaceEqualDeep } from "@tanstack/react-query";
import type { SessionOutput } from "@/server/contract/text-chat-contract";

/**
 * Answers may arrive out of order: the page never goes back to an older revision. Parts that did not
 * change keep their identity, so that only what changed is drawn again.
 */
export function keepNewestRevision(held: SessionOutput | undefined, arrived: SessionOutput): SessionOutput {
  if (held === undefined) return arrived;
  return arrived.revision < held.revision ? held : replaceEqualDeep(held, arrived);
}
