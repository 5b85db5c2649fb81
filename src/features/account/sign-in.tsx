"use client";

import { Tabs } from "radix-ui";
import { Button } from "@/features/interface/button";
import { Notice } from "@/features/interface/notice";
import { PasswordForm } from "./password-form";
import { RegisterForm } from "./register-form";
import { explainSignInError } from "./sign-in-problem";
import { useSignIn } from "./use-sign-in";

const tabClass =
  "-mb-px h-9 border-transparent border-b-2 text-ink-soft text-sm hover:text-ink data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-ink";

export function SignIn({
  options,
  returnTo,
  errorCode,
}: {
  options: { local: boolean; github: boolean };
  returnTo: string;
  errorCode: string | undefined;
}) {
  const { problem, isBusy, enterLocally, enterWithPassword, enterWithGithub } = useSignIn(returnTo);
  const shownProblem = problem ?? (errorCode && explainSignInError(errorCode));
  return (
    <main className="grid min-h-full place-content-center px-4 py-10">
      <div className="grid w-[min(22rem,calc(100vw-2rem))] gap-5">
        <header className="grid gap-1">
          <h1 className="font-semibold text-xl tracking-tight">Retake</h1>
          <p className="text-ink-soft">Test conversational workflows. Rewind, try again, keep every path.</p>
        </header>
        {shownProblem && <Notice tone="negative">{shownProblem}</Notice>}
        {options.local && (
          <div className="grid gap-1.5">
            <Button variant="primary" className="h-9" isBusy={isBusy} onClick={enterLocally}>
              Continue on this machine
            </Button>
            <p className="text-center text-ink-faint text-xs">No account needed. Everything stays here.</p>
          </div>
        )}
        {options.github && (
          <Button className="h-9" disabled={isBusy} onClick={enterWithGithub}>
            Continue with GitHub
          </Button>
        )}
        {(options.local || options.github) && <Divider>or with an account</Divider>}
        <Tabs.Root defaultValue="sign-in" className="grid gap-4">
          <Tabs.List aria-label="Account" className="flex gap-4 border-b">
            <Tabs.Trigger value="sign-in" className={tabClass}>
              Sign in
            </Tabs.Trigger>
            <Tabs.Trigger value="register" className={tabClass}>
              Create account
            </Tabs.Trigger>
          </Tabs.List>
          <Tabs.Content value="sign-in" tabIndex={-1}>
            <PasswordForm isBusy={isBusy} isPrimary={!options.local} onSubmit={enterWithPassword} />
          </Tabs.Content>
          <Tabs.Content value="register" tabIndex={-1}>
            <RegisterForm isBusy={isBusy} isPrimary={!options.local} onRegistered={enterWithPassword} />
          </Tabs.Content>
        </Tabs.Root>
      </div>
    </main>
  );
}

function Divider({ children }: { children: string }) {
  return (
    <p className="flex items-center gap-3 text-ink-faint text-xs before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      {children}
    </p>
  );
}
