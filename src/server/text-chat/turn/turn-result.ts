import { turnById } from "@/session/session";
import { AppError } from "../../app-error";
import { isTurnFailureReason } from "../../contract/turn-failure";
import type { StoredSession } from "../../ports/session-store";

/**
 * The session with a turn that has settled.
 * @throws AppError turn_failed when it failed
 */
export function turnResult(stored: StoredSession, turnId: string): StoredSession {
  const { run, session } = stored;
  const { status, error } = turnById(session, turnId);
  if (status !== "failed") return stored;
  const cause = error && isTurnFailureReason(error.reason) ? error.reason : "internal";
  throw new AppError(
    "turn_failed",
    { turnId, revision: session.revision, cause, workflowRunId: run.runId },
    error?.message,
  );
}
