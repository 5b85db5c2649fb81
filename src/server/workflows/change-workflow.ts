import { AppError } from "../app-error";
import { Prisma } from "../prisma/generated/client";
import type { Caller, Services } from "../services";
import { findWorkflow, type WorkflowRow, withLiveVersions } from "./find-workflow";

/**
 * One change of a workflow and its versions in one transaction. Two changes at once: the database lets one through.
 * @throws AppError workflow_not_found, draft_conflict
 */
export async function changeWorkflow<Result>(
  services: Services,
  caller: Caller,
  workflowId: string,
  change: (transaction: Prisma.TransactionClient, workflow: WorkflowRow) => Promise<Result>,
): Promise<{ workflow: WorkflowRow; result: Result }> {
  const { organizationId } = caller;
  const before = await findWorkflow(services, caller, workflowId);
  try {
    return await services.prisma.$transaction(async (transaction) => {
      // Takes the row's lock first, so that what is read after it stays true until the end.
      await transaction.workflow.updateMany({
        where: { id: before.id, organizationId },
        data: { updatedAt: services.now() },
      });
      const include = withLiveVersions;
      const locked = await transaction.workflow.findUniqueOrThrow({ where: { id: before.id }, include });
      const result = await change(transaction, locked);
      const workflow = await transaction.workflow.findUniqueOrThrow({ where: { id: before.id }, include });
      return { workflow, result };
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new AppError("draft_conflict");
    throw error;
  }
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}
