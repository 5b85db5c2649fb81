import { connection } from "next/server";
import { offersLocalSignIn } from "../env";
import { runningServices } from "../start-services";

/** The ways to sign in that this server offers beside a password. */
export async function signInOptions(): Promise<{ local: boolean; github: boolean }> {
  await connection();
  const { env } = await runningServices();
  return { local: offersLocalSignIn(env), github: env.GITHUB_ID !== undefined };
}
