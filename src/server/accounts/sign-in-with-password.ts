import { hash, verify } from "@node-rs/argon2";
import type { Services } from "../services";
import { normalizeEmail } from "./create-user";
import { limitAttempts } from "./limit-attempts";

/** Compared against when there is no such person, so that an unknown address takes as long as a wrong password. */
const nobody = hash("nobody has this password");

/**
 * @returns null for an unknown address and for a wrong password alike
 * @throws AppError rate_limited after too many attempts from this place or at this address
 */
export async function signInWithPassword(
  services: Services,
  { email, password }: { email: string; password: string },
  remoteAddress: string,
): Promise<{ userId: string } | null> {
  const address = normalizeEmail(email);
  await limitAttempts(`sign-in ${address}`, `from ${remoteAddress}`);
  const user = await services.prisma.user.findUnique({ where: { email: address } });
  const isRight = await verify(user?.passwordHash ?? (await nobody), password);
  return user?.passwordHash && isRight ? { userId: user.id } : null;
}
