import { useState } from "react";
import { Button } from "@/features/interface/button";
import { TextField } from "@/features/interface/field";

export function PasswordForm({
  isBusy,
  isPrimary,
  onSubmit,
}: {
  isBusy: boolean;
  isPrimary: boolean;
  onSubmit: (credentials: { email: string; password: string }) => void;
}) {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  return (
    <form
      aria-label="Sign in"
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit({ email, password });
      }}
    >
      <TextField
        label="Email"
        type="email"
        autoComplete="email"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <TextField
        label="Password"
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="submit" variant={isPrimary ? "primary" : "secondary"} className="h-9" isBusy={isBusy}>
        Sign in
      </Button>
    </form>
  );
}
