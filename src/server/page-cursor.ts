import { AppError } from "./app-error";

/** Where a page of a newest-first list ends: the order's time and the id that settles ties. Opaque to clients. */
export type PageEnd = { time: string; id: string };

export function encodeCursor(end: PageEnd): string {
  return Buffer.from(`${end.time} ${end.id}`).toString("base64url");
}

/** @throws AppError invalid_input for a cursor that no list of ours gave out */
export function decodeCursor(cursor: string): PageEnd {
  const [time = "", id = ""] = Buffer.from(cursor, "base64url").toString().split(" ");
  if (Number.isNaN(Date.parse(time)) || id === "" || id.includes("\u0000")) {
    throw new AppError("invalid_input", {}, "The cursor is not one that a list returned.");
  }
  return { time: new Date(time).toISOString(), id };
}
