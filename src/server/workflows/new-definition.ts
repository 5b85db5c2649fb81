import { checkGraph } from "@/engine/graph-check";
import type { GraphIssue } from "@/engine/graph-issue";
import { toolReferencesIn } from "@/engine/tool-check";
import type { JsonObject } from "@/shared/json";
import { limits } from "@/shared/limits";
import { checkJsonSize } from "../check-limit";
import type { WorkflowDefinition, WorkflowSettings } from "../contract/workflow-contract";
import type { Prisma } from "../prisma/generated/client";
import type { Caller, Services } from "../services";
import { toolIssuesOf } from "../tools/tool-issues";

export type DefinitionParts = {
  definition: WorkflowDefinition;
  templateContext: JsonObject;
  settings: WorkflowSettings;
};

/** The row of a new frozen definition. @throws AppError limit_exceeded */
export function newDefinition(services: Services, parts: DefinitionParts) {
  checkJsonSize(parts.definition, limits.graphBytes, "The graph");
  checkJsonSize(parts.templateContext, limits.contextBytes, "The template context");
  return {
    id: services.newId("def"),
    graph: parts.definition as Prisma.InputJsonObject,
    templateContext: parts.templateContext as Prisma.InputJsonObject,
    settings: parts.settings as Prisma.InputJsonObject,
  };
}

/** What is wrong with a definition in this organization, whose tools it may name. */
export async function issuesOf(
  prisma: Pick<Prisma.TransactionClient, "tool">,
  { organizationId }: Caller,
  { definition, templateContext }: Omit<DefinitionParts, "settings">,
): Promise<GraphIssue[]> {
  const issues = checkGraph(definition, Object.keys(templateContext));
  return [...issues, ...(await toolIssuesOf(prisma, organizationId, toolReferencesIn(definition)))];
}
