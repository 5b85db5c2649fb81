import { AppError } from "./app-error";

/** Where a page of a newest-first list ends: the order's time and the id that settles ties. Opaque to clients. */
export type PageEnd = { time: string; id: string };

export function encodeCursor(end: PageEnd): string {
  return Buffer.from(`${end.time} ${end.id}`).toString("base64url");
}

/** @throws AppError invalid_input for a cursor that no list of ours gave out */
export function decodeCursor(cursor: string): PageEnd {
  const [time = "", id = ""] = Buffer.from(cursor, "base64url").toString().split(" ");
  // No row of ours is of a year that takes more than four digits, and PostgreSQL refuses some of those.
  if (!/^\d{4}-/.test(time) || Number.isNaN(Date.parse(time)) || id === "" || id.includes("\u0000")) {
    throw new AppError("invalid_input", {}, "The cursor is not one that a list returned.");
  }
  return { time: new Date(time).toISOString(), id };
}

/** A list is asked for one row more than a page has: if that one is there, so is a next page. */
export function pageOf<Row>(
  found: readonly Row[],
  limit: number,
  endOf: (row: Row) => PageEnd,
): { rows: Row[]; nextCursor: string | null } {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, nextCursor: found.length > limit && last ? encodeCursor(endOf(last)) : null };
}

/** What is neither archived nor of another organization, newest first, from where the page before ended. */
export function newestFirst(organizationId: string, cursor: string | undefined, limit: number) {
  const before = cursor === undefined ? null : decodeCursor(cursor);
  return {
    where: {
      organizationId,
      archivedAt: null,
      ...(before && {
        OR: [{ createdAt: { lt: before.time } }, { createdAt: before.time, id: { lt: before.id } }],
      }),
    },
    orderBy: [{ createdAt: "desc" as const }, { id: "desc" as const }],
    take: limit + 1,
  };
}

export const createdEnd = ({ createdAt, id }: { createdAt: Date; id: string }): PageEnd => ({
  time: createdAt.toISOString(),
  id,
});
