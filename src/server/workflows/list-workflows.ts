import type { ListInput, WorkflowListOutput } from "../contract/workflow-contract";
import { decodeCursor, encodeCursor } from "../page-cursor";
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
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    workflows: page.map((row) => ({
      ...summarizeWorkflow(row),
      sessionCount: row._count.runs,
      lastSessionAt: row.runs[0]?.createdAt.toISOString() ?? null,
    })),
    nextCursor:
      found.length > limit && last ? encodeCursor({ time: last.updatedAt.toISOString(), id: last.id }) : null,
  };
}
