import type { OrganizationListOutput } from "../contract/account-contract";
import type { Principal, Services } from "../services";
import { userIdOf } from "./user-id-of";

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
