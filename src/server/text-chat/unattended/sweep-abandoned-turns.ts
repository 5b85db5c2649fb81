import { AppError } from "../../app-error";
import type { SessionScope } from "../../ports/session-store";
import type { Services } from "../../services";
import { loadSession } from "../stored/load-session";

const pageSize = 100;

/** Fails the turns whose process is gone, so that lists show them as they are before anyone opens them. @returns how many */
export async function sweepAbandonedTurns(services: Services): Promise<number> {
  let total = 0;
  for (;;) {
    const now = services.now().toISOString();
    const scopes = await services.sessions.findAbandoned({
      now,
      soleOwner: services.soleOwner,
      limit: pageSize,
    });
    let swept = 0;
    for (const scope of scopes) if (await sweep(services, scope)) swept += 1;
    total += swept;
    if (scopes.length < pageSize || swept === 0) return total;
  }
}

/** Reading the session fails its abandoned turn. One that cannot be read costs no other one its sweep. */
async function sweep(services: Services, scope: SessionScope): Promise<boolean> {
  try {
    await loadSession(services, scope);
    return true;
  } catch (error) {
    const isDeleted = error instanceof AppError && error.reason === "session_not_found";
    if (!isDeleted) services.log("error", "turn_not_swept", { workflowRunId: scope.runId, error });
    return isDeleted;
  }
}
