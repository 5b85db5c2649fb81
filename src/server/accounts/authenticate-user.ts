import type { Principal, Services } from "../services";

/**
 * The principal of a signed-in person; their organization is the selected one, while they belong to it.
 * @returns null when the person no longer exists
 */
export async function authenticateUser(services: Services, userId: string): Promise<Principal | null> {
  const user = await services.prisma.user.findUnique({
    where: { id: userId },
    select: {
      name: true,
      selectedOrganizationId: true,
      memberships: { select: { organizationId: true, role: true } },
    },
  });
  if (!user) return null;
  const membership = user.memberships.find(
    ({ organizationId }) => organizationId === user.selectedOrganizationId,
  );
  return {
    actor: { kind: "person", id: userId, name: user.name },
    organizationId: membership?.organizationId ?? null,
    role: membership?.role ?? null,
  };
}
