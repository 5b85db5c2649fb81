import { readActor } from "../prisma/read-stored";
import type { Caller, Services } from "../services";

/** Newest first, revoked ones included. */
export async function listApiKeys(services: Services, caller: Caller) {
  const rows = await services.prisma.apiKey.findMany({
    where: { organizationId: caller.organizationId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  const apiKeys = rows.map((row) => ({
    apiKeyId: row.id,
    name: row.name,
    hint: row.hint,
    role: row.role,
    createdBy: readActor(row.createdBy),
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  }));
  return { apiKeys };
}
