import type { SessionChange } from "@/session/change";
import { runState, type Session } from "@/session/session";
import type { Turn } from "@/session/turn";
import { Prisma, type PrismaClient } from "./generated/client";
import { sessionColumns } from "./session-columns";
import { turnToRow } from "./turn-row";

/**
 * Stores a change and returns whether it was the first one on its revision. One statement, so one round trip and one
 * transaction: what follows the update of the session happens only if that update found the revision it expects. A turn is
 * two of these; the same through the query builder is a dozen round trips.
 */
export async function storeChange(
  prisma: PrismaClient,
  session: Session,
  next: Session,
  change: SessionChange,
): Promise<boolean> {
  const parts = [
    moveSession(next, change),
    ...(change.addedTurn ? [addTurn(change.addedTurn, change.runId)] : []),
    ...(change.settledTurn ? [settleTurn(change.settledTurn, change.runId)] : []),
    ...(runState(next) === runState(session) ? [] : [setState(next)]),
  ];
  const [row] = await prisma.$queryRaw<{ moved: number }[]>`
    WITH ${Prisma.join(parts)} SELECT count(*)::int AS moved FROM moved`;
  return row?.moved === 1;
}

function moveSession(next: Session, { runId, expectedRevision }: SessionChange): Prisma.Sql {
  const { revision, status, headTurnId, cursorTurnId, turnCount, totalUsage, updatedAt } =
    sessionColumns(next);
  return Prisma.sql`moved AS (
    UPDATE text_sessions
    SET revision = ${revision}, status = ${status}::session_status, head_turn_id = ${headTurnId},
        cursor_turn_id = ${cursorTurnId}, turn_count = ${turnCount},
        total_usage = ${JSON.stringify(totalUsage)}::json, updated_at = ${updatedAt}::timestamptz
    WHERE run_id = ${runId} AND revision = ${expectedRevision}
    RETURNING run_id)`;
}

function addTurn(turn: Turn, runId: string): Prisma.Sql {
  const values = turnValues(turn, runId);
  const names = Prisma.raw(values.map(({ column }) => column).join(", "));
  return Prisma.sql`added AS (
    INSERT INTO turns (${names}) SELECT ${Prisma.join(values.map(({ sql }) => sql))} FROM moved)`;
}

function settleTurn(turn: Turn, runId: string): Prisma.Sql {
  const assignments = turnValues(turn, runId)
    .filter(({ column }) => !givenWhenAdded.has(column))
    .map(({ column, sql }) => Prisma.sql`${Prisma.raw(column)} = ${sql}`);
  return Prisma.sql`settled AS (
    UPDATE turns SET ${Prisma.join(assignments)} FROM moved WHERE turns.id = ${turn.id})`;
}

function setState(next: Session): Prisma.Sql {
  return Prisma.sql`stated AS (
    UPDATE runs SET state = ${runState(next)}::run_state FROM moved WHERE runs.id = moved.run_id)`;
}

/** What a turn never changes. */
const givenWhenAdded = new Set([
  "id",
  "run_id",
  "parent_turn_id",
  "kind",
  "created_revision",
  "created_at",
  "actor",
  "user_text",
  "author",
  "idempotency_key",
]);

/** The types of the columns that are not text. */
const columnTypes: Record<string, string> = {
  kind: "turn_kind",
  status: "turn_status",
  created_revision: "integer",
  revision: "integer",
  created_at: "timestamptz",
  settled_at: "timestamptz",
  lease_expires_at: "timestamptz",
  is_end: "boolean",
  actor: "json",
  author: "message_author",
  log_version: "smallint",
  segments: "json",
  events: "json",
  messages: "json",
  usage: "json",
  path_usage: "json",
  gathered_context: "json",
};

function turnValues(turn: Turn, runId: string): { column: string; sql: Prisma.Sql }[] {
  return Object.entries(turnToRow(turn, runId)).map(([field, value]) => {
    const column = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const type = columnTypes[column] ?? "text";
    const isNull = value === null || value === Prisma.DbNull;
    const stored = isNull ? null : type === "json" ? JSON.stringify(value) : value;
    return { column, sql: Prisma.sql`${stored}::${Prisma.raw(type)}` };
  });
}
