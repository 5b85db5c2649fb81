import { randomBytes } from "node:crypto";
import type { IdPrefix } from "./services";

/** 64 random bits behind a prefix that says what the id names. */
export function newId(prefix: IdPrefix): string {
  return `${prefix}_${randomBytes(8).toString("hex")}`;
}
