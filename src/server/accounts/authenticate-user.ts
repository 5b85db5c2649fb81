import type { Principal, Services } from "../services";

/**
 * The principal of a signed-in person; their organization is the selected one, while they belong to it.
 * @returns null when the person no longer exists
 */
export async function authenticateUser(services: Services, userId: string): Promise<Principal | null> {
  const user = await services.prisma.user.findUnique({
    where: { id: userId },
    select: { selectedOrganizationId: true, memberships: { select: { organizationId: true } } },
  });
  if (!user) return null;
  const isMember = user.memberships.some(
    ({ organizationId }) => organizationId === user.selectedOrganizationId,
  );
  return { userId, organizationId: isMember ? user.selectedOrganizationId : null };
}
