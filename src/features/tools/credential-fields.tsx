import { classNames } from "@/features/interface/class-names";
import { Field, inputClass, TextField } from "@/features/interface/field";
import type { CredentialDraft } from "./tool-draft";

const types: readonly { value: CredentialDraft["type"]; label: string }[] = [
  { value: "none", label: "None" },
  { value: "bearer_token", label: "Bearer token" },
  { value: "api_key", label: "API key" },
  { value: "basic_auth", label: "User name and password" },
  { value: "custom_header", label: "A header of its own" },
];

const secretLabels: Partial<Record<CredentialDraft["type"], string>> = {
  bearer_token: "Token",
  api_key: "Key",
  basic_auth: "Password",
  custom_header: "Value",
};

/** A secret can be given, replaced and removed. It cannot be read. */
export function CredentialFields({
  credential,
  stored,
  onChange,
}: {
  credential: CredentialDraft;
  stored: string | null;
  onChange: (credential: CredentialDraft) => void;
}) {
  const { type } = credential;
  const set = (some: Partial<CredentialDraft>) => onChange({ ...credential, ...some });
  const kept = types.find(({ value }) => value === stored)?.label;
  const secretLabel = secretLabels[type];
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      <Field label="Credential" hint="Stored encrypted, and never shown again.">
        {(described) => (
          <select
            {...described}
            value={type}
            onChange={(event) => set({ type: event.target.value as CredentialDraft["type"], token: "" })}
            className={classNames(inputClass, "h-9")}
          >
            {kept && <option value="keep">Keep the stored one ({kept.toLowerCase()})</option>}
            {types.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      {type === "basic_auth" && (
        <TextField
          label="User name"
          autoComplete="off"
          value={credential.username}
          onChange={(event) => set({ username: event.target.value })}
        />
      )}
      {(type === "api_key" || type === "custom_header") && (
        <TextField
          label="Header"
          autoComplete="off"
          required={type === "custom_header"}
          placeholder={type === "api_key" ? "X-API-Key" : ""}
          value={credential.headerName}
          onChange={(event) => set({ headerName: event.target.value })}
        />
      )}
      {secretLabel && (
        <TextField
          label={secretLabel}
          type="password"
          autoComplete="new-password"
          required={type !== "basic_auth"}
          value={credential.token}
          onChange={(event) => set({ token: event.target.value })}
        />
      )}
    </div>
  );
}
