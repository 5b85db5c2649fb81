import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignIn } from "@/features/account/sign-in";
import { returnPath } from "@/features/api/return-path";
import { currentPrincipal } from "@/server/auth/current-principal";
import { signInOptions } from "@/server/auth/sign-in-options";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { next, error } = await searchParams;
  const returnTo = returnPath(typeof next === "string" ? next : undefined);
  if ((await currentPrincipal()) !== null) redirect(returnTo);
  const errorCode = typeof error === "string" ? error : undefined;
  return <SignIn options={await signInOptions()} returnTo={returnTo} errorCode={errorCode} />;
}
