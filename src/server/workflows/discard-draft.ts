import { AppError } from "../app-error";
import type { WorkflowSummary } from "../contract/workflow-contract";
import { dropUnusedDefinition } from "../prisma/drop-unused-definition";
import type { Caller, Services } from "../services";
import { changeWorkflow } from "./change-workflow";
import { summarizeWorkflow } from "./workflow-output";

/** Sessions that run on the draft keep what they are pinned to. @throws AppError workflow_not_found, version_not_found */
export async function discardDraft(
  services: Services,
  caller: Caller,
  input: { workflowId: string },
): Promise<WorkflowSummary> {
  const { workflow } = await changeWorkflow(
    services,
    caller,
    input.workflowId,
    async (transaction, current) => {
      const draft = current.versions.find((version) => version.status === "draft");
      if (!draft) throw new AppError("version_not_found", {}, "There is no draft to discard.");
      await transaction.workflowVersion.delete({ where: { id: draft.id } });
      await dropUnusedDefinition(transaction, draft.definitionId);
    },
  );
  return summarizeWorkflow(workflow);
}
