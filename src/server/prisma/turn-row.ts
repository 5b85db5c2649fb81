import type { Turn } from "@/session/turn";
import type { Turn as TurnRow } from "./generated/client";
import { Prisma } from "./generated/client";

/** JSON columns hold what we wrote there: this is the door through which stored shapes come back. */
export function turnFromRow(row: TurnRow): Turn {
  return {
    id: row.id,
    parentTurnId: row.parentTurnId,
    kind: row.kind,
    status: row.status,
    createdRevision: row.createdRevision,
    revision: row.revision,
    createdAt: row.createdAt.toISOString(),
    settledAt: row.settledAt?.toISOString() ?? null,
    userText: row.userText,
    segments: row.segments as Turn["segments"],
    events: row.events as Turn["events"],
    messages: row.messages as Turn["messages"],
    usage: row.usage as Turn["usage"],
    pathUsage: row.pathUsage as Turn["pathUsage"],
    currentNodeId: row.currentNodeId,
    isEnd: row.isEnd,
    gatheredContext: row.gatheredContext as Turn["gatheredContext"],
    contextTurnId: row.contextTurnId,
    error: row.errorReason === null ? null : { reason: row.errorReason, message: row.errorMessage ?? "" },
    lease:
      row.leaseOwner && row.leaseExpiresAt
        ? { owner: row.leaseOwner, expiresAt: row.leaseExpiresAt.toISOString() }
        : null,
    idempotencyKey: row.idempotencyKey,
  };
}

export function turnToRow(turn: Turn, runId: string): Prisma.TurnUncheckedCreateInput {
  return {
    id: turn.id,
    runId,
    parentTurnId: turn.parentTurnId,
    kind: turn.kind,
    status: turn.status,
    createdRevision: turn.createdRevision,
    revision: turn.revision,
    createdAt: turn.createdAt,
    settledAt: turn.settledAt,
    userText: turn.userText,
    segments: turn.segments,
    events: turn.events as unknown as Prisma.InputJsonValue,
    messages: turn.messages as unknown as Prisma.InputJsonValue,
    usage: turn.usage,
    pathUsage: turn.pathUsage,
    currentNodeId: turn.currentNodeId,
    isEnd: turn.isEnd,
    gatheredContext: (turn.gatheredContext as Prisma.InputJsonValue | null) ?? Prisma.DbNull,
    contextTurnId: turn.contextTurnId,
    errorReason: turn.error?.reason ?? null,
    errorMessage: turn.error?.message ?? null,
    leaseOwner: turn.lease?.owner ?? null,
    leaseExpiresAt: turn.lease?.expiresAt ?? null,
    idempotencyKey: turn.idempotencyKey,
  };
}
