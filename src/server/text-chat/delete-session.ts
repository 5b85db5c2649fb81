import { AppError } from "../app-error";
import type { SessionInput } from "../contract/turn-tree-contract";
import type { Caller, Services } from "../services";

/** Deletes the run with every turn of its session, for good. @throws AppError session_not_found */
export async function deleteSession(
  services: Services,
  caller: Caller,
  input: SessionInput,
): Promise<{ workflowRunId: string }> {
  const { workflowId, runId } = input;
  const { organizationId } = caller;
  if (!(await services.sessions.delete({ organizationId, workflowId, runId }))) {
    throw new AppError("session_not_found");
  }
  return { workflowRunId: runId };
}
