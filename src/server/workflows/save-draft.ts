import { AppError } from "../app-error";
import type { SaveDraftInput, WorkflowChangeOutput } from "../contract/workflow-contract";
import { dropUnusedDefinition } from "../prisma/drop-unused-definition";
import type { Caller, Services } from "../services";
import { changeWorkflow } from "./change-workflow";
import { issuesOf, newDefinition } from "./new-definition";
import { currentVersion, pickVersion } from "./pick-version";
import { nextDraftRevision, nextVersionNumber } from "./version-rows";
import { summarizeWorkflow } from "./workflow-output";

/**
 * Saves what is given over the draft, or begins one from the published version. An incomplete graph may be saved: its issues
 * are returned, and keep it from being run and published.
 * @throws AppError workflow_not_found, draft_conflict, limit_exceeded
 */
export async function saveDraft(
  services: Services,
  caller: Caller,
  input: SaveDraftInput,
): Promise<WorkflowChangeOutput> {
  const base = await services.definitions.get(
    (await pickVersion(services, caller, input.workflowId, undefined)).definitionId,
  );
  const definition = input.definition ?? base.definition;
  const templateContext = input.templateContext ?? base.templateContext;
  const row = newDefinition(services, {
    definition,
    templateContext,
    settings: input.settings ?? base.settings,
  });
  const now = services.now();
  const { workflow, result } = await changeWorkflow(
    services,
    caller,
    input.workflowId,
    async (transaction, current) => {
      const draft = current.versions.find((version) => version.status === "draft");
      const { expectedDraftRevision, baseVersionId } = input;
      if (expectedDraftRevision !== undefined && expectedDraftRevision !== (draft?.revision ?? null)) {
        throw new AppError("draft_conflict");
      }
      if (baseVersionId !== undefined && baseVersionId !== currentVersion(current.versions)?.id)
        throw new AppError("draft_conflict");
      await transaction.definition.create({ data: row });
      if (input.name !== undefined) {
        await transaction.workflow.update({ where: { id: current.id }, data: { name: input.name } });
      }
      const revision = await nextDraftRevision(transaction, current.id);
      if (draft) {
        const data = { definitionId: row.id, revision, updatedAt: now };
        await transaction.workflowVersion.update({ where: { id: draft.id }, data });
        await dropUnusedDefinition(transaction, draft.definitionId);
        return draft.id;
      }
      const number = await nextVersionNumber(transaction, current.id);
      const id = services.newId("ver");
      await transaction.workflowVersion.create({
        data: {
          id,
          workflowId: current.id,
          number,
          status: "draft",
          createdBy: caller.actor,
          revision,
          definitionId: row.id,
          createdAt: now,
          updatedAt: now,
        },
      });
      return id;
    },
  );
  return {
    ...summarizeWorkflow(workflow),
    versionId: result,
    issues: await issuesOf(services.prisma, caller, { definition, templateContext }),
  };
}
