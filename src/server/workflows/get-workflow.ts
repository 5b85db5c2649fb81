import type { GetInput, WorkflowOutput } from "../contract/workflow-contract";
import type { Caller, Services } from "../services";
import { findWorkflow } from "./find-workflow";
import { issuesOf } from "./new-definition";
import { pickVersion } from "./pick-version";
import { summarizeVersion, summarizeWorkflow } from "./workflow-output";

/** @throws AppError workflow_not_found, version_not_found */
export async function getWorkflow(
  services: Services,
  caller: Caller,
  input: GetInput,
): Promise<WorkflowOutput> {
  const workflow = await findWorkflow(services, caller, input.workflowId);
  const asked = input.versionId === undefined ? undefined : { versionId: input.versionId };
  const version = await pickVersion(services, caller, input.workflowId, asked);
  const { definition, templateContext, settings } = await services.definitions.get(version.definitionId);
  return {
    ...summarizeWorkflow(workflow),
    version: { ...summarizeVersion(version), definition, templateContext, settings },
    issues: await issuesOf(services.prisma, caller, { definition, templateContext }),
  };
}
