import { AppError } from "../app-error";
import type { Caller, Services } from "../services";

/** Takes effect with the next request. Repeating it changes nothing. @throws AppError not_allowed for a key that is not theirs */
export async function revokeApiKey(services: Services, caller: Caller, { apiKeyId }: { apiKeyId: string }) {
  const { apiKey } = services.prisma;
  const mine = { id: apiKeyId, organizationId: caller.organizationId };
  await apiKey.updateMany({ where: { ...mine, revokedAt: null }, data: { revokedAt: services.now() } });
  const row = await apiKey.findFirst({ where: mine });
  if (!row?.revokedAt) throw new AppError("not_allowed", {}, "Your organization has no such API key.");
  return { apiKeyId, revokedAt: row.revokedAt.toISOString() };
}
