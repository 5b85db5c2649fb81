import { connection } from "next/server";
import { getServerSession } from "next-auth";
import { authenticateApiKey } from "../accounts/authenticate-api-key";
import { authenticateUser } from "../accounts/authenticate-user";
import type { Principal } from "../services";
import { runningServices } from "../start-services";
import { authOptions } from "./auth-options";

/** The person whose session cookie came with the request that is being answered. */
export async function currentPrincipal(): Promise<Principal | null> {
  // Never while pages are built: there is nobody then, and no database.
  await connection();
  const running = await runningServices();
  const session = await getServerSession(authOptions(running));
  const userId = session?.user.id;
  return userId ? authenticateUser(running.services, userId) : null;
}

/** A request that shows an API key is judged by it alone; any other by its session cookie. */
export async function principalOf(headers: Headers): Promise<Principal | null> {
  const authorization = headers.get("authorization");
  if (authorization === null) return currentPrincipal();
  const key = /^Bearer (\S+)$/i.exec(authorization)?.[1];
  const { services } = await runningServices();
  return key ? authenticateApiKey(services, key) : null;
}
