import type { Credential } from "../contract/tool-contract";
import type { SecretSeal } from "../outside/secret-seal";
import type { PrismaClient } from "../prisma/generated/client";
import { openCredential, unreadableCredential } from "./credential";
import type { StoredTool } from "./stored-tool";

type Loaded = { credential: Credential | null } | { error: string };

/** The tool's own credential, else that of the tool its settings name. */
export async function loadCredential(
  prisma: PrismaClient,
  seal: SecretSeal,
  tool: StoredTool,
): Promise<Loaded> {
  if (tool.credential !== null) return opened(seal, tool.id, tool.credential);
  const other = "credential_uuid" in tool.config ? tool.config.credential_uuid : null;
  return other ? loadCredentialOf(prisma, seal, tool.organizationId, other) : { credential: null };
}

/** That of another tool, which a workflow or a tool's settings name. */
export async function loadCredentialOf(
  prisma: PrismaClient,
  seal: SecretSeal,
  organizationId: string,
  toolId: string,
): Promise<Loaded> {
  const row = await prisma.tool.findFirst({
    where: { id: toolId, organizationId, archivedAt: null },
    select: { credential: true },
  });
  if (!row?.credential) return { error: "The tool whose credential is to be sent is gone, or has none." };
  return opened(seal, toolId, row.credential);
}

function opened(seal: SecretSeal, toolId: string, sealed: string): Loaded {
  const credential = openCredential(seal, toolId, sealed);
  return credential ? { credential } : { error: unreadableCredential };
}
