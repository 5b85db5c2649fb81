import { AppError } from "../app-error";
import type { CreateInput, WorkflowChangeOutput } from "../contract/workflow-contract";
import type { Caller, Services } from "../services";
import { withLiveVersions } from "./find-workflow";
import { issuesOf, newDefinition } from "./new-definition";
import { placeSampleTools } from "./place-sample-tools";
import { summarizeWorkflow } from "./workflow-output";

/** Version 1, published at once. @throws AppError invalid_graph, limit_exceeded: nothing is stored */
export async function createWorkflow(
  services: Services,
  caller: Caller,
  { name, definition: given, templateContext = {}, settings = {} }: CreateInput,
): Promise<WorkflowChangeOutput> {
  const definition = await placeSampleTools(services, caller, given);
  const row = newDefinition(services, { definition, templateContext, settings });
  const issues = await issuesOf(services.prisma, caller, { definition, templateContext });
  if (issues.some((issue) => issue.severity === "error")) throw new AppError("invalid_graph", { issues });
  const now = services.now();
  const versionId = services.newId("ver");
  const workflow = await services.prisma.workflow.create({
    data: {
      id: services.newId("wf"),
      organization: { connect: { id: caller.organizationId } },
      name,
      createdAt: now,
      updatedAt: now,
      versions: {
        create: {
          id: versionId,
          number: 1,
          status: "published",
          createdBy: caller.actor,
          publishedBy: caller.actor,
          createdAt: now,
          updatedAt: now,
          publishedAt: now,
          definition: { create: row },
        },
      },
    },
    include: withLiveVersions,
  });
  return { ...summarizeWorkflow(workflow), versionId, issues };
}
