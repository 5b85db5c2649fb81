import { type Credential, credential as credentialSchema } from "../contract/tool-contract";
import type { SecretSeal } from "../outside/secret-seal";

export const unreadableCredential = "The stored credential cannot be read: set it again.";

/** The columns of a tool's row that hold its credential. */
export function sealCredential(seal: SecretSeal, toolId: string, credential: Credential | null) {
  return {
    credential: credential && seal.seal(JSON.stringify(credential), toolId),
    credentialType: credential?.type ?? null,
  };
}

/** Null when it was sealed under another secret, or changed since. */
export function openCredential(seal: SecretSeal, toolId: string, sealed: string): Credential | null {
  const text = seal.open(sealed, toolId);
  return text === null ? null : credentialSchema.parse(JSON.parse(text));
}

/** The one header that a credential is sent in. */
export function credentialHeader(credential: Credential): { name: string; value: string } {
  switch (credential.type) {
    case "bearer_token":
      return { name: "authorization", value: `Bearer ${credential.token}` };
    case "api_key":
      return { name: credential.headerName ?? "x-api-key", value: credential.key };
    case "basic_auth": {
      const pair = Buffer.from(`${credential.username}:${credential.password}`).toString("base64");
      return { name: "authorization", value: `Basic ${pair}` };
    }
    case "custom_header":
      return { name: credential.name, value: credential.value };
  }
}
