import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import GithubProvider from "next-auth/providers/github";
import { signInWithIdentity } from "../accounts/sign-in-with-identity";
import { signInWithPassword } from "../accounts/sign-in-with-password";
import { AppError } from "../app-error";
import { authSecret } from "../auth-secret";
import { offersLocalSignIn } from "../env";
import type { Running } from "../start-services";
import { isLoopbackHost } from "./loopback-host";
import { remoteAddressOf } from "./remote-address";

export function authOptions({ env, services }: Running): NextAuthOptions {
  const password = CredentialsProvider({
    id: "password",
    name: "Email and password",
    credentials: { email: { type: "email" }, password: { type: "password" } },
    async authorize(credentials, request) {
      const { email, password } = credentials ?? {};
      if (typeof email !== "string" || typeof password !== "string") return null;
      try {
        const user = await signInWithPassword(
          services,
          { email, password },
          remoteAddressOf(request.headers),
        );
        return user && { id: user.userId };
      } catch (error) {
        // The message is all that travels to the sign-in page.
        if (error instanceof AppError) throw new Error(error.reason);
        services.log("error", "sign_in_failed", { error });
        throw new Error("internal");
      }
    },
  });

  const local = CredentialsProvider({
    id: "local",
    name: "This machine",
    credentials: {},
    async authorize(_, request) {
      if (!offersLocalSignIn(env)) return null;
      // A page elsewhere can make a browser call this address under a name of its own. That name gives it away.
      if (env.RETAKE_LOCAL_SIGN_IN !== true && !isLoopbackHost(request.headers?.host)) return null;
      const { userId } = await signInWithIdentity(
        services,
        { provider: "local", providerAccountId: "local" },
        { email: "you@localhost", name: "You", organizationName: "Local workspace" },
      );
      return { id: userId };
    },
  });

  const { GITHUB_ID: clientId, GITHUB_SECRET: clientSecret } = env;
  const github = clientId && clientSecret ? [GithubProvider({ clientId, clientSecret })] : [];

  return {
    providers: [password, local, ...github],
    secret: authSecret(env),
    session: { strategy: "jwt" },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    callbacks: {
      async jwt({ token, user, account, profile }) {
        if (account?.provider === "github") {
          const identity = { provider: "github", providerAccountId: account.providerAccountId };
          // GitHub's address for the account, not the person's own: nobody can claim another's by registering it.
          const email = `github-${account.providerAccountId}@users.noreply.github.com`;
          const name = profile?.name ?? user?.name ?? "GitHub user";
          const organizationName = `${name}’s workspace`;
          const { userId } = await signInWithIdentity(services, identity, { email, name, organizationName });
          return { sub: userId };
        }
        return user ? { sub: user.id } : token;
      },
      session: ({ session, token }) => ({ expires: session.expires, user: { id: token.sub } }),
    },
    logger: {
      error: (code, error) => services.log("warn", "next_auth", { code, error }),
      warn: () => {},
      debug: () => {},
    },
  };
}
