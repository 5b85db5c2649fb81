import { AppError } from "../app-error";
import type { OrganizationListOutput } from "../contract/account-contract";
import type { Principal, Services } from "../services";
import { listOrganizations } from "./list-organizations";
import { userIdOf } from "./user-id-of";

/** @throws AppError not_allowed for an organization the person does not belong to, and for an API key, which has just one */
export async function selectOrganization(
  services: Services,
  principal: Principal,
  { organizationId }: { organizationId: string },
): Promise<OrganizationListOutput> {
  const userId = userIdOf(principal);
  const membership =
    userId === null
      ? null
      : await services.prisma.membership.findUnique({
          where: { userId_organizationId: { userId, organizationId } },
        });
  if (!membership || userId === null) throw new AppError("not_allowed");
  await services.prisma.user.update({
    where: { id: userId },
    data: { selectedOrganizationId: organizationId },
  });
  return listOrganizations(services, { ...principal, organizationId, role: membership.role });
}
