import type { Principal, Services } from "../services";
import { apiKeyPrefix, hashApiKey } from "./api-key-secret";

/** How old "last used" may be, so that a busy key is not a write per request. */
const lastUsedPrecisionMs = 60_000;

/** @returns null for a key that does not exist or was revoked */
export async function authenticateApiKey(services: Services, key: string): Promise<Principal | null> {
  if (!key.startsWith(apiKeyPrefix)) return null;
  const row = await services.prisma.apiKey.findUnique({ where: { keyHash: hashApiKey(key) } });
  if (!row || row.revokedAt) return null;
  const now = services.now();
  if (!row.lastUsedAt || now.getTime() - row.lastUsedAt.getTime() > lastUsedPrecisionMs) {
    await services.prisma.apiKey.updateMany({ where: { id: row.id }, data: { lastUsedAt: now } });
  }
  const { id, name, organizationId, role } = row;
  return { actor: { kind: "api_key", id, name }, organizationId, role };
}
