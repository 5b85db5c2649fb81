import { system } from "@/session/actor";
import { AppError } from "../../app-error";
import type { InactiveSession } from "../../ports/session-store";
import type { Services } from "../../services";
import { endConversation } from "./end-conversation";

const pageSize = 100;

/** Ends the sessions that were idle for too long, each as of its own deadline, however late this is. @returns how many */
export async function endInactiveSessions(services: Services, stop?: AbortSignal): Promise<number> {
  let total = 0;
  for (;;) {
    const now = services.now().toISOString();
    const found = await services.sessions.findInactive({ now, limit: pageSize });
    let ended = 0;
    for (const session of found) {
      if (stop?.aborted) return total + ended;
      if (await endInactive(services, session, stop)) ended += 1;
    }
    total += ended;
    if (found.length < pageSize || ended === 0) return total;
  }
}

/** Whatever happens to the session in between wins. What is stopped is left for the next sweep. */
async function endInactive(
  services: Services,
  { scope, revision, endedAt }: InactiveSession,
  stop: AbortSignal | undefined,
): Promise<boolean> {
  try {
    await endConversation(services, scope, {
      reason: "user_idle_max_duration_exceeded",
      actor: system,
      expectedRevision: revision,
      now: endedAt,
      stop,
    });
    return true;
  } catch (error) {
    const isExpected = stop?.aborted || (error instanceof AppError && overtaken.has(error.reason));
    if (!isExpected) {
      services.log("error", "inactive_session_not_ended", { workflowRunId: scope.runId, error });
    }
    return false;
  }
}

const overtaken = new Set(["revision_conflict", "turn_in_progress", "session_not_found"]);
