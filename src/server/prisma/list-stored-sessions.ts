import type { SessionStore, SessionSummary } from "../ports/session-store";
import type { PrismaClient } from "./generated/client";
import { readActor } from "./read-stored";

type Query = Parameters<SessionStore["list"]>[0];

/** Newest first. */
export async function listStoredSessions(
  prisma: PrismaClient,
  { organizationId, workflowId, state, search, before, limit }: Query,
): Promise<SessionSummary[]> {
  const rows = await prisma.run.findMany({
    where: {
      organizationId,
      workflowId,
      textSession: { isNot: null },
      ...(state ? { state } : {}),
      ...(search ? { name: { contains: literally(search), mode: "insensitive" } } : {}),
      ...(before
        ? {
            OR: [
              { createdAt: { lt: before.createdAt } },
              { createdAt: before.createdAt, id: { lt: before.runId } },
            ],
          }
        : {}),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
    select: {
      id: true,
      workflowId: true,
      name: true,
      state: true,
      versionNumber: true,
      createdBy: true,
      createdAt: true,
      textSession: { select: { status: true, revision: true, turnCount: true, updatedAt: true } },
    },
  });
  return rows.flatMap(({ id, textSession, createdAt, ...row }) =>
    textSession
      ? [
          {
            ...row,
            ...textSession,
            runId: id,
            createdBy: readActor(row.createdBy),
            createdAt: createdAt.toISOString(),
            updatedAt: textSession.updatedAt.toISOString(),
          },
        ]
      : [],
  );
}

/** A part of a name, not a pattern. */
function literally(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
