import type { RenameInput, WorkflowSummary } from "../contract/workflow-contract";
import type { Caller, Services } from "../services";
import { changeWorkflow } from "./change-workflow";
import { summarizeWorkflow } from "./workflow-output";

/** Its versions stay as they are. @throws AppError workflow_not_found */
export async function renameWorkflow(
  services: Services,
  caller: Caller,
  { workflowId, name }: RenameInput,
): Promise<WorkflowSummary> {
  const { workflow } = await changeWorkflow(services, caller, workflowId, (transaction) =>
    transaction.workflow.update({ where: { id: workflowId }, data: { name } }),
  );
  return summarizeWorkflow(workflow);
}
