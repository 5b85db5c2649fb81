import { z } from "zod";
import type { Turn } from "@/session/turn";
import { upcastLog } from "@/session/upcast-log";
import { storedObject } from "../contract/scalars";
import {
  generationNumbers,
  message,
  segment,
  segmentWith,
  turnEvent,
  turnEventWith,
  usage,
} from "../contract/turn-log";
import type { Turn as TurnRow } from "./generated/client";
import { Prisma } from "./generated/client";
import { possibleUsage, withPossibleUsage } from "./possible-usage";
import { readActor, readStored } from "./read-stored";

const numbers = generationNumbers[1];
/** The shapes that logs were written in. Version 1: generations have no numbers. */
const logShapes = {
  1: z.object({
    segments: z.array(segmentWith(numbers)),
    events: z.preprocess(withPossibleUsage, z.array(turnEventWith(numbers))),
  }),
  2: z.object({ segments: z.array(segment), events: z.preprocess(withPossibleUsage, z.array(turnEvent)) }),
};
const logVersion = 2;

const stateShape = z.object({
  messages: z.array(message),
  usage: z.preprocess(possibleUsage, usage),
  pathUsage: z.preprocess(possibleUsage, usage),
  gatheredContext: storedObject.nullable(),
});

/** The door through which stored turns come back: what is not of its shape stays outside, and old shapes become the present one. */
export function turnFromRow(row: TurnRow): Turn {
  const what = `turn ${row.id}`;
  const { messages, usage, pathUsage, gatheredContext } = readStored(stateShape, row, what);
  const settledAt = row.settledAt?.toISOString() ?? null;
  return {
    id: row.id,
    parentTurnId: row.parentTurnId,
    kind: row.kind,
    status: row.status,
    createdRevision: row.createdRevision,
    revision: row.revision,
    createdAt: row.createdAt.toISOString(),
    settledAt,
    actor: readActor(row.actor),
    userText: row.userText,
    author: row.author ?? (row.userText === null ? null : "person"),
    ...readLog(row, settledAt, what),
    messages,
    usage,
    pathUsage,
    currentNodeId: row.currentNodeId,
    isEnd: row.isEnd,
    gatheredContext,
    contextTurnId: row.contextTurnId,
    error: row.errorReason === null ? null : { reason: row.errorReason, message: row.errorMessage ?? "" },
    lease:
      row.leaseOwner && row.leaseExpiresAt
        ? { owner: row.leaseOwner, expiresAt: row.leaseExpiresAt.toISOString() }
        : null,
    idempotencyKey: row.idempotencyKey,
  };
}

function readLog(row: TurnRow, settledAt: string | null, what: string): Pick<Turn, "segments" | "events"> {
  if (row.logVersion === logVersion) return readStored(logShapes[2], row, what);
  const { status, currentNodeId } = row;
  return upcastLog({ ...readStored(logShapes[1], row, what), status, currentNodeId, settledAt });
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
    actor: turn.actor,
    userText: turn.userText,
    author: turn.author,
    logVersion,
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
