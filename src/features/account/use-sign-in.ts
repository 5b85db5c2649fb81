import { signIn } from "next-auth/react";
import { useState } from "react";
import { explainSignInError } from "./sign-in-problem";

type Credentials = { email: string; password: string };

/** Signs in and leaves for `returnTo` with a fresh page, so that nothing of another person stays in memory. */
export function useSignIn(returnTo: string) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  const enter = async (provider: "local" | "password", credentials?: Credentials) => {
    setIsBusy(true);
    setProblem(null);
    const answer = await signIn(provider, { redirect: false, ...credentials }).catch(() => undefined);
    if (answer?.ok && !answer.error) {
      window.location.assign(returnTo);
      return;
    }
    setProblem(answer ? explainSignInError(answer.error ?? "") : "The server did not answer. Try again.");
    setIsBusy(false);
  };

  return {
    problem,
    isBusy,
    enterLocally: () => enter("local"),
    enterWithPassword: (credentials: Credentials) => enter("password", credentials),
    enterWithGithub: () => signIn("github", { callbackUrl: returnTo }),
  };
}
