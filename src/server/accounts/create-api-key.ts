import type { Caller, Services } from "../services";
import { hashApiKey, hintOf, newApiKey } from "./api-key-secret";

/** The key itself is in this answer and nowhere else: only its hash is stored. */
export async function createApiKey(services: Services, caller: Caller, { name }: { name: string }) {
  const key = newApiKey();
  const apiKeyId = services.newId("key");
  await services.prisma.apiKey.create({
    data: {
      id: apiKeyId,
      organizationId: caller.organizationId,
      name,
      keyHash: hashApiKey(key),
      hint: hintOf(key),
      role: "editor",
      createdBy: caller.actor,
      createdAt: services.now(),
    },
  });
  return { apiKeyId, name, key };
}
