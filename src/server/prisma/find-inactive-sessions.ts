import type { InactiveSession } from "../ports/session-store";
import type { PrismaClient } from "./generated/client";

type Row = {
  runId: string;
  workflowId: string;
  organizationId: string;
  revision: number;
  endedAt: Date;
};

/** Each session has a limit of its own, which Prisma's queries cannot add to a time. A session that waits for a turn is not idle. */
export async function findInactiveSessions(
  prisma: PrismaClient,
  { now, limit }: { now: string; limit: number },
): Promise<InactiveSession[]> {
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT r.id AS "runId", r.workflow_id AS "workflowId", r.organization_id AS "organizationId", s.revision,
      s.updated_at + make_interval(secs => s.inactivity_timeout_seconds) AS "endedAt"
    FROM text_sessions s JOIN runs r ON r.id = s.run_id
    WHERE s.status IN ('idle', 'rewound', 'error') AND r.state <> 'completed'
      AND s.updated_at + make_interval(secs => s.inactivity_timeout_seconds) <= ${now}::timestamptz
    ORDER BY 5, 1 LIMIT ${limit}`;
  return rows.map(({ revision, endedAt, ...scope }) => ({ scope, revision, endedAt: endedAt.toISOString() }));
}
