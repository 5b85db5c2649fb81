import { AppError } from "../app-error";
import { Prisma } from "../prisma/generated/client";
import type { Services } from "../services";
import { newOrganization, organizationSlug } from "./new-organization";

export type NewUser = {
  email: string;
  name: string;
  /** Of the organization that is made for them. */
  organizationName: string;
  passwordHash: string | null;
  identity: { provider: string; providerAccountId: string } | null;
};

/**
 * A person with an organization of their own, which is selected.
 * @throws AppError invalid_input when the address is taken; nothing is stored
 */
export async function createUser(
  services: Services,
  { email, name, organizationName, passwordHash, identity }: NewUser,
): Promise<{ userId: string }> {
  const createdAt = services.now();
  const organization = newOrganization(services, {
    name: organizationName,
    slug: organizationSlug(organizationName),
  });
  const userId = services.newId("usr");
  try {
    await services.prisma.$transaction(async (transaction) => {
      await transaction.organization.create({ data: organization });
      await transaction.user.create({
        data: {
          id: userId,
          email: normalizeEmail(email),
          name,
          passwordHash,
          createdAt,
          selectedOrganizationId: organization.id,
          memberships: { create: { organizationId: organization.id, createdAt } },
          ...(identity && { identities: { create: identity } }),
        },
      });
    });
    return { userId };
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") {
      const issues = [{ path: "email", message: "There is an account with this address already." }];
      throw new AppError("invalid_input", { issues }, issues[0]?.message);
    }
    throw error;
  }
}

export function normalizeEmail(email: string): string {
  return email.trim().toLowerCase();
}
