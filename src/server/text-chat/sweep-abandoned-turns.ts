import type { Services } from "../services";
import { loadSession } from "./load-session";

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
    for (const scope of scopes) await loadSession(services, scope);
    swept += scopes.length;
    if (scopes.length < pageSize) return swept;
  }
}
