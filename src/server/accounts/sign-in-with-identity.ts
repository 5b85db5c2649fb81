import type { Services } from "../services";
import { createUser } from "./create-user";

/** Someone whom a provider vouches for; at their first sign-in they become a person here. */
export async function signInWithIdentity(
  services: Services,
  identity: { provider: string; providerAccountId: string },
  profile: { email: string; name: string },
): Promise<{ userId: string }> {
  const known = await services.prisma.identity.findUnique({
    where: { provider_providerAccountId: identity },
  });
  return known ?? createUser(services, { ...profile, passwordHash: null, identity });
}
