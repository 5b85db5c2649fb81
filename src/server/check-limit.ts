import { AppError } from "./app-error";

/** @throws AppError limit_exceeded when the value's JSON is larger than `limit` bytes */
export function checkJsonSize(value: unknown, limit: number, what: string): void {
  const actual = Buffer.byteLength(JSON.stringify(value));
  if (actual > limit) {
    throw new AppError(
      "limit_exceeded",
      { limit, actual, unit: "byte" },
      `${what} is larger than ${limit} bytes.`,
    );
  }
}
