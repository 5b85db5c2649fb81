import { AppError } from "../app-error";
import type { WorkflowChangeOutput } from "../contract/workflow-contract";
import type { Caller, Services } from "../services";
import { changeWorkflow } from "./change-workflow";
import { issuesOf } from "./new-definition";
import { nextDraftRevision, nextVersionNumber } from "./version-rows";
import { summarizeWorkflow } from "./workflow-output";

/**
 * Begins a draft that is any earlier version again.
 * @throws AppError workflow_not_found, version_not_found, draft_conflict when a draft would be lost
 */
export async function revertToVersion(
  services: Services,
  caller: Caller,
  input: { workflowId: string; versionId: string },
): Promise<WorkflowChangeOutput> {
  const now = services.now();
  const { workflow, result } = await changeWorkflow(
    services,
    caller,
    input.workflowId,
    async (transaction, current) => {
      if (current.versions.some((version) => version.status === "draft")) {
        throw new AppError("draft_conflict", {}, "Publish or discard the draft first.");
      }
      const source = await transaction.workflowVersion.findFirst({
        where: { id: input.versionId, workflowId: current.id },
      });
      if (!source) throw new AppError("version_not_found");
      const id = services.newId("ver");
      await transaction.workflowVersion.create({
        data: {
          id,
          workflowId: current.id,
          number: await nextVersionNumber(transaction, current.id),
          status: "draft",
          createdBy: caller.actor,
          revision: await nextDraftRevision(transaction, current.id),
          definitionId: source.definitionId,
          createdAt: now,
          updatedAt: now,
        },
      });
      return { versionId: id, definitionId: source.definitionId };
    },
  );
  const issues = await issuesOf(services.prisma, caller, await services.definitions.get(result.definitionId));
  return { ...summarizeWorkflow(workflow), versionId: result.versionId, issues };
}
