import type { Prisma } from "../prisma/generated/client";

export async function nextVersionNumber(
  transaction: Prisma.TransactionClient,
  workflowId: string,
): Promise<number> {
  const { _max } = await transaction.workflowVersion.aggregate({
    where: { workflowId },
    _max: { number: true },
  });
  return (_max.number ?? 0) + 1;
}

/** Goes on from the workflow's earlier drafts, so that a revision never stands for one draft and then for another. */
export async function nextDraftRevision(
  transaction: Prisma.TransactionClient,
  workflowId: string,
): Promise<number> {
  const { draftRevision } = await transaction.workflow.update({
    where: { id: workflowId },
    data: { draftRevision: { increment: 1 } },
    select: { draftRevision: true },
  });
  return draftRevision;
}
