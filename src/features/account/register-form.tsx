import { useState } from "react";
import { explainFailure, fieldProblems, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { Button } from "@/features/interface/button";
import { TextField } from "@/features/interface/field";
import { Notice } from "@/features/interface/notice";
import { limits } from "@/shared/limits";

export function RegisterForm({
  isBusy,
  isPrimary,
  onRegistered,
}: {
  isBusy: boolean;
  isPrimary: boolean;
  onRegistered: (credentials: { email: string; password: string }) => void;
}) {
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const registration = trpc.account.register.useMutation({
    onSuccess: () => onRegistered({ email, password }),
  });
  const failure = registration.error && readFailure(registration.error);
  const problems = fieldProblems(failure);
  const isShownAtField = ["name", "email", "password"].some((field) => problems[field]);
  return (
    <form
      aria-label="Create account"
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        registration.mutate({ name, email, password });
      }}
    >
      {failure && !isShownAtField && <Notice tone="negative">{explainFailure(failure)}</Notice>}
      <TextField
        label="Name"
        autoComplete="name"
        required
        maxLength={200}
        value={name}
        error={problems.name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label="Email"
        type="email"
        autoComplete="email"
        required
        value={email}
        error={problems.email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <TextField
        label="Password"
        type="password"
        autoComplete="new-password"
        required
        minLength={limits.passwordLength.minimum}
        maxLength={200}
        hint={`At least ${limits.passwordLength.minimum} characters.`}
        value={password}
        error={problems.password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button
        type="submit"
        variant={isPrimary ? "primary" : "secondary"}
        className="h-9"
        isBusy={isBusy || registration.isPending}
      >
        Create account
      </Button>
    </form>
  );
}
