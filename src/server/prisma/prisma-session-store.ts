import { applyChange } from "@/session/change";
import { runState, type Session } from "@/session/session";
import { usage } from "../contract/turn-log";
import type { RunFacts, SessionScope, SessionStore, StoredSession } from "../ports/session-store";
import { dropUnusedDefinition } from "./drop-unused-definition";
import { findInactiveSessions } from "./find-inactive-sessions";
import { Prisma, type PrismaClient } from "./generated/client";
import { listStoredSessions } from "./list-stored-sessions";
import { possibleUsage } from "./possible-usage";
import { readStored } from "./read-stored";
import { runFromRow } from "./run-row";
import { createSessionCache } from "./session-cache";
import { sessionColumns } from "./session-columns";
import { storeChange } from "./store-change";
import { turnFromRow, turnToRow } from "./turn-row";

type SessionRow = {
  revision: number;
  head_turn_id: string;
  cursor_turn_id: string | null;
  total_usage: unknown;
  updated_at: Date;
  name: string;
};

/** A change between the reads of session and turns makes both be read again. One each time, this often, is a broken database. */
const readsOfOneLoad = 50;

export function createPrismaSessionStore(prisma: PrismaClient): SessionStore {
  /** Settled turns never change, and every change has a revision: what was read is kept, and only what came since is read. */
  const known = createSessionCache<StoredSession>();

  const load: SessionStore["load"] = async (scope) => {
    for (let read = 0; read < readsOfOneLoad; read += 1) {
      const [row] = await readSessionRow(scope);
      if (!row) return null;
      const cached = known.get(scope.runId);
      const turns = await turnsAt(scope.runId, row.revision, cached?.session);
      // A change or a deletion came between the two reads: read again, so that tree and revision belong together.
      if (!turns?.has(row.head_turn_id)) continue;
      const run = cached?.run ?? (await readRun(scope.runId));
      if (run === null) continue;
      const stored = { run: { ...run, name: row.name }, session: toSession(row, scope.runId, turns) };
      known.set(scope.runId, stored);
      return stored;
    }
    throw new Error(`The session of ${scope.runId} is older than its turns, however often it is read.`);
  };

  function readSessionRow({ runId, workflowId, organizationId }: SessionScope): Promise<SessionRow[]> {
    return prisma.$queryRaw`
      SELECT s.revision, s.head_turn_id, s.cursor_turn_id, s.total_usage, s.updated_at, r.name
      FROM text_sessions s JOIN runs r ON r.id = s.run_id
      WHERE r.id = ${runId} AND r.workflow_id = ${workflowId} AND r.organization_id = ${organizationId}`;
  }

  async function readRun(runId: string): Promise<RunFacts | null> {
    const row = await prisma.run.findUnique({ where: { id: runId }, include: { textSession: true } });
    return row && runFromRow(row);
  }

  /** @returns null when the turns, those in the cache or those in the database, are newer than the revision */
  async function turnsAt(runId: string, revision: number, cached: Session | undefined) {
    if (cached && cached.revision > revision) return null;
    const hasPending = cached && cached.turns.get(cached.headTurnId)?.status === "pending";
    if (cached?.revision === revision && !hasPending) return cached.turns;
    const rows = await prisma.turn.findMany({
      where: cached
        ? { runId, OR: [{ revision: { gt: cached.revision } }, { status: "pending" }] }
        : { runId },
    });
    if (rows.some((row) => row.revision > revision)) return null;
    const turns = new Map(cached?.turns);
    for (const row of rows) turns.set(row.id, turnFromRow(row));
    return turns;
  }

  return {
    load,

    async create(run, session) {
      const { runId, inactivityTimeoutSeconds, ...facts } = run;
      const data: Prisma.RunUncheckedCreateInput = {
        ...facts,
        id: runId,
        state: runState(session),
        initialContext: facts.initialContext as Prisma.InputJsonObject,
        annotations: facts.annotations as Prisma.InputJsonObject,
        textSession: {
          create: {
            ...sessionColumns(session),
            inactivityTimeoutSeconds,
            turns: { create: [...session.turns.values()].map((turn) => withoutRun(turnToRow(turn, runId))) },
          },
        },
      };
      try {
        await prisma.run.create({ data });
      } catch (error) {
        if (isForeignKeyViolation(error)) return false;
        throw error;
      }
      known.set(runId, { run, session });
      return true;
    },

    async commit(session, change) {
      const next = applyChange(session, change);
      const isStored = await storeChange(prisma, session, next, change);
      if (!isStored) return null;
      const cached = known.peek(change.runId);
      if (cached) known.set(change.runId, { run: cached.run, session: next });
      return next;
    },

    async delete({ runId, workflowId, organizationId }) {
      const isDeleted = await prisma.$transaction(async (transaction) => {
        const where = { id: runId, workflowId, organizationId };
        const run = await transaction.run.findFirst({ where, select: { definitionId: true } });
        if (!run) return false;
        const { count } = await transaction.run.deleteMany({ where });
        await dropUnusedDefinition(transaction, run.definitionId);
        return count === 1;
      });
      known.delete(runId);
      return isDeleted;
    },

    async renewLease(turnId, owner, expiresAt) {
      const [renewed] = await prisma.turn.updateManyAndReturn({
        where: { id: turnId, status: "pending", leaseOwner: owner },
        data: { leaseExpiresAt: expiresAt },
        select: { isCancelRequested: true },
      });
      return renewed ?? null;
    },

    async requestCancel(turnId) {
      await prisma.turn.updateMany({
        where: { id: turnId, status: "pending" },
        data: { isCancelRequested: true },
      });
    },

    findInactive: (query) => findInactiveSessions(prisma, query),

    async findAbandoned({ now, soleOwner, limit }) {
      const abandoned = soleOwner
        ? { OR: [{ leaseExpiresAt: { lte: now } }, { leaseOwner: { not: soleOwner } }] }
        : { leaseExpiresAt: { lte: now } };
      const rows = await prisma.turn.findMany({
        where: { status: "pending", ...abandoned },
        select: {
          session: { select: { run: { select: { id: true, workflowId: true, organizationId: true } } } },
        },
        take: limit,
      });
      return rows.map(({ session: { run } }) => ({
        runId: run.id,
        workflowId: run.workflowId,
        organizationId: run.organizationId,
      }));
    },

    async rename({ runId, workflowId, organizationId }, name) {
      const where = { id: runId, workflowId, organizationId };
      const { count } = await prisma.run.updateMany({ where, data: { name } });
      return count === 1;
    },

    list: (query) => listStoredSessions(prisma, query),
  };
}

function withoutRun({ runId: _, ...row }: Prisma.TurnUncheckedCreateInput) {
  return row;
}

function toSession(row: SessionRow, runId: string, turns: Session["turns"]): Session {
  return {
    runId,
    revision: row.revision,
    headTurnId: row.head_turn_id,
    cursorTurnId: row.cursor_turn_id,
    totalUsage: readStored(usage, possibleUsage(row.total_usage), `the total usage of ${runId}`),
    updatedAt: row.updated_at.toISOString(),
    turns,
  };
}

function isForeignKeyViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2003";
}
