import type { WorkflowSummary } from "../contract/workflow-contract";
import type { Caller, Services } from "../services";
import { findWorkflow } from "./find-workflow";
import { summarizeWorkflow } from "./workflow-output";

/** Takes an archived workflow back into sight. @throws AppError workflow_not_found */
export async function unarchiveWorkflow(
  services: Services,
  caller: Caller,
  { workflowId }: { workflowId: string },
): Promise<WorkflowSummary> {
  const { organizationId } = caller;
  await services.prisma.workflow.updateMany({
    where: { id: workflowId, organizationId },
    data: { archivedAt: null },
  });
  return summarizeWorkflow(await findWorkflow(services, caller, workflowId));
}
