import { pendingTurn } from "@/session/session";
import { interruptAbandoned } from "@/session/settle";
import { AppError } from "../../app-error";
import { turnFailureMessages } from "../../contract/turn-failure";
import type { SessionScope, StoredSession } from "../../ports/session-store";
import type { Services } from "../../services";

/**
 * The session as it is now. A turn that its process abandoned is failed here first, so that nobody ever meets a stuck one.
 * @throws AppError session_not_found, not_text_chat
 */
export async function loadSession(services: Services, scope: SessionScope): Promise<StoredSession> {
  const stored = await services.sessions.load(scope);
  if (!stored) throw new AppError("session_not_found");
  if (stored.run.mode !== "textchat") throw new AppError("not_text_chat");
  const pending = pendingTurn(stored.session);
  // A process that was asleep finds its own lease run out.
  if (pending === null || services.runningTurns.has(pending.id)) return stored;
  const change = interruptAbandoned(stored.session, {
    now: services.now().toISOString(),
    soleOwner: services.soleOwner,
    failure: { reason: "interrupted", message: turnFailureMessages.interrupted },
  });
  if (!change) return stored;
  const session = await services.sessions.commit(stored.session, change);
  if (!session) return loadSession(services, scope);
  services.live.publish(scope.runId, { type: "session_changed", revision: session.revision });
  return { run: stored.run, session };
}
