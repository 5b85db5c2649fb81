import { createHash, randomBytes } from "node:crypto";

export const apiKeyPrefix = "rtk_";

export function newApiKey(): string {
  return `${apiKeyPrefix}${randomBytes(24).toString("base64url")}`;
}

/** A key is random enough that a plain hash cannot be reversed, and a plain hash can be looked up. */
export function hashApiKey(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

export function hintOf(key: string): string {
  return key.slice(-4);
}
