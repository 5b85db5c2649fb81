import { hash } from "@node-rs/argon2";
import type { RegisterInput } from "../contract/account-contract";
import type { Services } from "../services";
import { createUser } from "./create-user";
import { limitAttempts } from "./limit-attempts";

/** @throws AppError invalid_input when the address is taken, rate_limited */
export async function registerUser(
  services: Services,
  { email, name, password }: RegisterInput,
  remoteAddress: string,
): Promise<{ userId: string }> {
  await limitAttempts(`register ${email.toLowerCase()}`, `from ${remoteAddress}`);
  const passwordHash = await hash(password);
  const organizationName = `${name}’s workspace`;
  return createUser(services, { email, name, organizationName, passwordHash, identity: null });
}
