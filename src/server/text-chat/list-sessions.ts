import type { ListInput, SessionListOutput } from "../contract/text-chat-contract";
import { decodeCursor, pageOf } from "../page-cursor";
import type { Caller, Services } from "../services";
import { findWorkflow } from "../workflows/find-workflow";

/** Newest first. @throws AppError workflow_not_found, invalid_input for a foreign cursor */
export async function listSessions(
  services: Services,
  caller: Caller,
  { workflowId, cursor, limit, state, search }: ListInput,
): Promise<SessionListOutput> {
  await findWorkflow(services, caller, workflowId);
  const before = cursor === undefined ? null : decodeCursor(cursor);
  const found = await services.sessions.list({
    organizationId: caller.organizationId,
    workflowId,
    state: state ?? null,
    search: search || null,
    before: before && { createdAt: before.time, runId: before.id },
    limit: limit + 1,
  });
  const { rows, nextCursor } = pageOf(found, limit, ({ createdAt, runId }) => ({
    time: createdAt,
    id: runId,
  }));
  return {
    sessions: rows.map(({ runId, ...summary }) => ({ workflowRunId: runId, ...summary })),
    nextCursor,
  };
}
