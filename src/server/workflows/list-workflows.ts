import type { ListInput, WorkflowListOutput } from "../contract/workflow-contract";
import { decodeCursor, pageOf } from "../page-cursor";
import type { Caller, Services } from "../services";
import { withLiveVersions } from "./find-workflow";
import { summarizeWorkflow } from "./workflow-output";

/** Those that are not archived, last changed first. @throws AppError invalid_input for a foreign cursor */
export async function listWorkflows(
  services: Services,
  caller: Caller,
  { cursor, limit }: ListInput,
): Promise<WorkflowListOutput> {
  const before = cursor === undefined ? null : decodeCursor(cursor);
  const found = await services.prisma.workflow.findMany({
    where: {
      organizationId: caller.organizationId,
      archivedAt: null,
      ...(before && {
        OR: [{ updatedAt: { lt: before.time } }, { updatedAt: before.time, id: { lt: before.id } }],
      }),
    },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    include: {
      ...withLiveVersions,
      _count: { select: { runs: true } },
      runs: { select: { createdAt: true }, orderBy: { createdAt: "desc" }, take: 1 },
    },
  });
  const { rows, nextCursor } = pageOf(found, limit, ({ updatedAt, id }) => ({
    time: updatedAt.toISOString(),
    id,
  }));
  return {
    workflows: rows.map((row) => ({
      ...summarizeWorkflow(row),
      sessionCount: row._count.runs,
      lastSessionAt: row.runs[0]?.createdAt.toISOString() ?? null,
    })),
    nextCursor,
  };
}
