import { pendingTurn } from "@/session/session";
import { AppError } from "../app-error";
import type { SessionInput } from "../contract/turn-tree-contract";
import type { Caller, Services } from "../services";
import { loadSession } from "./stored/load-session";

/** Deletes the run with every turn of its session, for good; a turn that runs is stopped. @throws AppError session_not_found */
export async function deleteSession(
  services: Services,
  caller: Caller,
  input: SessionInput,
): Promise<{ workflowRunId: string }> {
  const { workflowId, runId } = input;
  const scope = { organizationId: caller.organizationId, workflowId, runId };
  const stored = await loadSession(services, scope).catch(unlessRefused);
  if (!(await services.sessions.delete(scope))) throw new AppError("session_not_found");
  // A session that cannot be read has nobody who runs or watches it.
  if (stored === null) return { workflowRunId: runId };
  const { session } = stored;
  const running = pendingTurn(session);
  if (running) services.live.requestCancel(running.id);
  services.live.publish(runId, { type: "session_changed", revision: session.revision + 1 });
  return { workflowRunId: runId };
}

/** What is damaged can still be deleted. */
function unlessRefused(error: unknown): null {
  if (error instanceof AppError) throw error;
  return null;
}
