import { AppError } from "../app-error";
import type { RenameInput } from "../contract/session-file-contract";
import type { Caller, Services } from "../services";

/** The chat stays as it is, and so does its revision. @throws AppError session_not_found */
export async function renameSession(
  services: Services,
  caller: Caller,
  input: RenameInput,
): Promise<{ workflowRunId: string; name: string }> {
  const { workflowId, runId, name } = input;
  const { organizationId } = caller;
  if (!(await services.sessions.rename({ organizationId, workflowId, runId }, name))) {
    throw new AppError("session_not_found");
  }
  return { workflowRunId: runId, name };
}
