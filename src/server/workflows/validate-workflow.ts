import type { GraphIssue } from "@/engine/graph-issue";
import { limits } from "@/shared/limits";
import { checkJsonSize } from "../check-limit";
import type { ValidateInput } from "../contract/workflow-contract";
import type { Caller, Services } from "../services";
import { issuesOf } from "./new-definition";
import { pickVersion } from "./pick-version";

/** Of a definition as given, or of a workflow's draft, else its published version. @throws AppError workflow_not_found, limit_exceeded */
export async function validateWorkflow(
  services: Services,
  caller: Caller,
  input: ValidateInput,
): Promise<{ issues: GraphIssue[] }> {
  if ("definition" in input) {
    checkJsonSize(input.definition, limits.graphBytes, "The graph");
    return {
      issues: await issuesOf(services.prisma, caller, {
        definition: input.definition,
        templateContext: input.templateContext ?? {},
      }),
    };
  }
  const version = await pickVersion(services, caller, input.workflowId, undefined);
  return {
    issues: await issuesOf(services.prisma, caller, await services.definitions.get(version.definitionId)),
  };
}
