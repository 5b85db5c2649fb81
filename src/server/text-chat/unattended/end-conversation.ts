import { type EndCommand, end } from "@/session/end";
import type { SessionScope } from "../../ports/session-store";
import type { Services } from "../../services";
import { type Changed, changeSession } from "../stored/change-session";
import { loadSession } from "../stored/load-session";
import { extractAtEnd } from "./extract-at-end";

/**
 * Ends a conversation from outside: by hand, or because nobody came back. What was learned at its end is stored with it, so
 * whatever happens to the session while the model is asked wins.
 * @throws AppError revision_conflict, turn_in_progress, session_not_found; the reason of `stop`, and nothing is stored then
 */
export async function endConversation(
  services: Services,
  scope: SessionScope,
  given: Pick<EndCommand, "reason" | "actor" | "expectedRevision"> & {
    now?: string;
    stop?: AbortSignal | undefined;
  },
): Promise<Changed> {
  const { reason, actor, expectedRevision, now, stop } = given;
  const command = { reason, actor, expectedRevision, turnId: services.newId("turn") };
  const at = () => now ?? services.now().toISOString();
  const stored = await loadSession(services, scope);
  const first = end(stored.session, { ...command, now: at() });
  const extraction = "change" in first ? await extractAtEnd(services, stored, stop) : null;
  const asExtracted = extraction ? stored.session.revision : expectedRevision;
  return changeSession(services, scope, (session) =>
    end(session, { ...command, expectedRevision: asExtracted, now: at(), extraction }),
  );
}
