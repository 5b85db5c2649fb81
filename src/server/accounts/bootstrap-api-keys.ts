import { system } from "@/session/actor";
import type { Env } from "../env";
import { InvalidEnv } from "../env";
import type { Services } from "../services";
import { hashApiKey, hintOf } from "./api-key-secret";
import { newOrganization } from "./new-organization";

/**
 * Makes sure that each organization and its key exist. Doing it again changes nothing.
 * @throws InvalidEnv when a key belongs to another organization already
 */
export async function bootstrapApiKeys(
  services: Services,
  entries: Env["RETAKE_BOOTSTRAP_API_KEYS"],
): Promise<void> {
  const { prisma } = services;
  for (const { slug, key } of entries) {
    const organization =
      (await prisma.organization.findUnique({ where: { slug } })) ??
      (await prisma.organization.create({ data: newOrganization(services, { name: slug, slug }) }));
    const keyHash = hashApiKey(key);
    const existing = await prisma.apiKey.findUnique({ where: { keyHash } });
    if (existing && existing.organizationId !== organization.id) {
      throw new InvalidEnv(
        `RETAKE_BOOTSTRAP_API_KEYS: the key of ${slug} belongs to another organization already.`,
      );
    }
    if (existing?.revokedAt) await prisma.apiKey.update({ where: { keyHash }, data: { revokedAt: null } });
    if (existing) continue;
    await prisma.apiKey.create({
      data: {
        id: services.newId("key"),
        organizationId: organization.id,
        name: "From RETAKE_BOOTSTRAP_API_KEYS",
        keyHash,
        hint: hintOf(key),
        role: "owner",
        createdBy: system,
        createdAt: services.now(),
      },
    });
  }
}
