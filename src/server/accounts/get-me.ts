import type { MeOutput } from "../contract/account-contract";
import type { Principal, Services } from "../services";
import { userIdOf } from "./user-id-of";

export async function getMe(services: Services, principal: Principal): Promise<MeOutput> {
  const { prisma } = services;
  const { actor, role } = principal;
  const userId = userIdOf(principal);
  const [user, organization] = await Promise.all([
    userId === null ? null : prisma.user.findUnique({ where: { id: userId } }),
    principal.organizationId === null
      ? null
      : prisma.organization.findUnique({ where: { id: principal.organizationId } }),
  ]);
  return {
    actor,
    role,
    user: user && { userId: user.id, name: user.name, email: user.email },
    organization: organization && {
      organizationId: organization.id,
      slug: organization.slug,
      name: organization.name,
    },
    models: await services.models.list(principal.organizationId),
  };
}
