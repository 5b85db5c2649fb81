import { redirect } from "next/navigation";
import { signInPath } from "@/features/api/return-path";
import { currentPrincipal } from "@/server/auth/current-principal";

/** Sends whoever is signed out to sign in, and back to `path` afterwards. */
export async function requireSignIn(path: string): Promise<void> {
  if ((await currentPrincipal()) === null) redirect(signInPath(path));
}
