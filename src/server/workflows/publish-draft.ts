import { AppError } from "../app-error";
import type { PublishInput, WorkflowChangeOutput } from "../contract/workflow-contract";
import { definitionFromRow } from "../prisma/prisma-definition-store";
import type { Caller, Services } from "../services";
import { changeWorkflow } from "./change-workflow";
import { issuesOf } from "./new-definition";
import { summarizeWorkflow } from "./workflow-output";

/**
 * The draft becomes the published version, the one before it is archived.
 * @throws AppError workflow_not_found, version_not_found when there is no draft, draft_conflict, invalid_graph
 */
export async function publishDraft(
  services: Services,
  caller: Caller,
  input: PublishInput,
): Promise<WorkflowChangeOutput> {
  const now = services.now();
  const { workflow, result } = await changeWorkflow(
    services,
    caller,
    input.workflowId,
    async (transaction, current) => {
      const draft = current.versions.find((version) => version.status === "draft");
      if (!draft) throw new AppError("version_not_found", {}, "There is no draft to publish.");
      const { expectedDraftRevision = draft.revision } = input;
      if (draft.revision !== expectedDraftRevision) throw new AppError("draft_conflict");
      const row = await transaction.definition.findUniqueOrThrow({ where: { id: draft.definitionId } });
      const issues = await issuesOf(transaction, caller, definitionFromRow(row));
      if (issues.some((issue) => issue.severity === "error")) throw new AppError("invalid_graph", { issues });
      await transaction.workflowVersion.updateMany({
        where: { workflowId: current.id, status: "published" },
        data: { status: "archived", updatedAt: now },
      });
      await transaction.workflowVersion.update({
        where: { id: draft.id },
        data: { status: "published", publishedBy: caller.actor, publishedAt: now, updatedAt: now },
      });
      return { versionId: draft.id, issues };
    },
  );
  return { ...summarizeWorkflow(workflow), ...result };
}
