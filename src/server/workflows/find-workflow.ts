import { AppError } from "../app-error";
import type { Prisma } from "../prisma/generated/client";
import type { Caller, Services } from "../services";

/** The versions that a workflow's summary shows. */
export const withLiveVersions = {
  versions: { where: { status: { in: ["draft", "published"] } } },
} satisfies Prisma.WorkflowInclude;

export type WorkflowRow = Prisma.WorkflowGetPayload<{ include: typeof withLiveVersions }>;

/** @throws AppError workflow_not_found, also for an archived one and another organization's */
export async function findWorkflow(
  services: Services,
  caller: Caller,
  workflowId: string,
): Promise<WorkflowRow> {
  const row = await services.prisma.workflow.findFirst({
    where: { id: workflowId, organizationId: caller.organizationId, archivedAt: null },
    include: withLiveVersions,
  });
  if (!row) throw new AppError("workflow_not_found");
  return row;
}
