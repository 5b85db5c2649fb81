import { AppError } from "../app-error";
import type { Services } from "../services";
import { createUser, type NewUser } from "./create-user";

/** Someone whom a provider vouches for; at their first sign-in they become a person here. */
export async function signInWithIdentity(
  services: Services,
  identity: { provider: string; providerAccountId: string },
  profile: Pick<NewUser, "email" | "name" | "organizationName">,
): Promise<{ userId: string }> {
  const find = () => services.prisma.identity.findUnique({ where: { provider_providerAccountId: identity } });
  const known = await find();
  if (known) return known;
  try {
    return await createUser(services, { ...profile, passwordHash: null, identity });
  } catch (error) {
    // Two first sign-ins at once: the other one made the person.
    const made = error instanceof AppError ? await find() : null;
    if (made) return made;
    throw error;
  }
}
