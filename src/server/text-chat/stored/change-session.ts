import type { Decision, Refusal } from "@/session/change";
import type { Session } from "@/session/session";
import { AppError } from "../../app-error";
import type { SessionScope, StoredSession } from "../../ports/session-store";
import type { Services } from "../../services";
import { loadSession } from "./load-session";

/** `repeats` names the turn that an identical command has added before; null when this one was new. */
export type Changed = StoredSession & { repeats: string | null };

/**
 * Reads the session, lets the domain decide, and stores what it decided against the revision that was read.
 * @throws AppError for each refusal, and revision_conflict when another change came in between; nothing is stored then
 */
export async function changeSession(
  services: Services,
  scope: SessionScope,
  decide: (session: Session) => Decision,
): Promise<Changed> {
  const stored = await loadSession(services, scope);
  const decision = decide(stored.session);
  if ("refusal" in decision) throw refused(decision.refusal);
  if (!("change" in decision)) return asItIs(stored, decision);
  const { run, session } = stored;
  const next = await services.sessions.commit(session, decision.change);
  if (next) {
    services.live.publish(run.runId, { type: "session_changed", revision: next.revision });
    return { run, session: next, repeats: null };
  }
  const current = await loadSession(services, scope);
  const again = decide(current.session);
  // What came in between may have been the same command, sent twice at once.
  if ("repeats" in again || "unchanged" in again) return asItIs(current, again);
  throw new AppError("revision_conflict", {
    expectedRevision: session.revision,
    actualRevision: current.session.revision,
  });
}

function asItIs(
  stored: StoredSession,
  decision: Exclude<Decision, { change: unknown } | { refusal: unknown }>,
): Changed {
  return { ...stored, repeats: "repeats" in decision ? decision.repeats : null };
}

function refused(refusal: Refusal): AppError {
  switch (refusal.reason) {
    case "revision_conflict": {
      const { expectedRevision, actualRevision } = refusal;
      return new AppError("revision_conflict", { expectedRevision, actualRevision });
    }
    case "turn_in_progress":
      return new AppError("turn_in_progress", { turnId: refusal.turnId });
    case "limit_exceeded": {
      const { limit, actual, unit, message } = refusal;
      return new AppError("limit_exceeded", { limit, actual, unit }, message);
    }
    case "invalid_input":
      return new AppError("invalid_input", {}, refusal.message);
    case "turn_not_found":
    case "idempotency_mismatch":
    case "session_ended":
      return new AppError(refusal.reason);
  }
}
