import type { inferRouterInputs } from "@trpc/server";
import type { ToolCategory } from "@/engine/tool";
import type { ToolOutput } from "@/server/contract/tool-contract";
import type { AppRouter } from "@/server/trpc/app-router";
import type { JsonObject } from "@/shared/json";

type CreateTool = inferRouterInputs<AppRouter>["tool"]["create"];
type Credential = NonNullable<CreateTool["credential"]>;

/** A credential as it is typed. It is never read back: `keep` leaves the one that is stored, `none` removes it. */
export type CredentialDraft = {
  type: "keep" | "none" | Credential["type"];
  token: string;
  headerName: string;
  username: string;
};

/** A tool while it is being written. */
export type ToolDraft = {
  name: string;
  description: string;
  category: ToolCategory;
  config: Record<string, unknown>;
  credential: CredentialDraft;
};

const noCredential: CredentialDraft = { type: "none", token: "", headerName: "", username: "" };

export function newToolDraft(category: ToolCategory): ToolDraft {
  return { name: "", description: "", category, config: {}, credential: noCredential };
}

export function draftOfTool({ name, description, category, config, credential }: ToolOutput): ToolDraft {
  return {
    name,
    description,
    category,
    config,
    credential: { ...noCredential, type: credential ? "keep" : "none" },
  };
}

/** What is stored of the settings: a field that was left empty is not there. */
export function configOf(config: Readonly<Record<string, unknown>>): JsonObject {
  const isGiven = (value: unknown) =>
    value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(config).filter(([, value]) => isGiven(value))) as JsonObject;
}

/** @returns undefined to leave the stored one as it is, null to have none */
export function credentialOf({
  type,
  token,
  headerName,
  username,
}: CredentialDraft): Credential | null | undefined {
  switch (type) {
    case "keep":
      return undefined;
    case "none":
      return null;
    case "bearer_token":
      return { type, token };
    case "api_key":
      return { type, key: token, ...(headerName.trim() !== "" && { headerName: headerName.trim() }) };
    case "basic_auth":
      return { type, username, password: token };
    case "custom_header":
      return { type, name: headerName.trim(), value: token };
  }
}
