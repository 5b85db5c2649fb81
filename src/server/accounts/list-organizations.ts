import type { OrganizationListOutput } from "../contract/account-contract";
import { type Principal, type Services, userIdOf } from "../services";

/** Those the person belongs to; for an API key, its own. */
export async function listOrganizations(
  services: Services,
  principal: Principal,
): Promise<OrganizationListOutput> {
  const userId = userIdOf(principal);
  const rows = await services.prisma.organization.findMany({
    where: userId === null ? { id: principal.organizationId ?? "" } : { memberships: { some: { userId } } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return {
    organizations: rows.map(({ id, slug, name }) => ({
      organizationId: id,
      slug,
      name,
      isSelected: id === principal.organizationId,
    })),
  };
}
