import { AppError } from "../../app-error";
import type { Services } from "../../services";
import { loadSession } from "../stored/load-session";

const pageSize = 100;

/** Fails the turns whose process is gone, so that lists show them as they are before anyone opens them. */
export async function sweepAbandonedTurns(services: Services): Promise<number> {
  let swept = 0;
  for (;;) {
    const now = services.now().toISOString();
    const scopes = await services.sessions.findAbandoned({
      now,
      soleOwner: services.soleOwner,
      limit: pageSize,
    });
    for (const scope of scopes) await loadSession(services, scope).catch(unlessDeleted);
    swept += scopes.length;
    if (scopes.length < pageSize) return swept;
  }
}

/** A session may be deleted between being found and being read. */
function unlessDeleted(error: unknown): void {
  if (!(error instanceof AppError && error.reason === "session_not_found")) throw error;
}
