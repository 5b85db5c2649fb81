import type { JsonObject } from "@/shared/json";

/**
 * Whether a tool failed. Most say so by their status, some only by an `error`; a server that answered says so by its HTTP status.
 */
export function isFailedResult({ status, error, status_code }: JsonObject): boolean {
  if (status === "error" || (status === undefined && typeof error === "string")) return true;
  return typeof status_code === "number" && (status_code < 200 || status_code > 299);
}
