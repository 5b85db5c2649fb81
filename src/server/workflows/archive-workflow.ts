import type { Caller, Services } from "../services";
import { findWorkflow } from "./find-workflow";

/** Takes a workflow out of sight; nothing is deleted. @throws AppError workflow_not_found */
export async function archiveWorkflow(
  services: Services,
  caller: Caller,
  { workflowId }: { workflowId: string },
): Promise<{ workflowId: string; archivedAt: string }> {
  await findWorkflow(services, caller, workflowId);
  const archivedAt = services.now();
  await services.prisma.workflow.updateMany({ where: { id: workflowId }, data: { archivedAt } });
  return { workflowId, archivedAt: archivedAt.toISOString() };
}
