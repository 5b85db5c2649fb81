import type { JsonObject } from "@/shared/json";
import { fetchedUrl } from "./fetch-mode";
import type { ConversationNode } from "./graph";
import type { FetchRequest } from "./turn";

/** Keys of the initial context that belong to the platform, not to callers and not to what is fetched. */
export const reservedInitialKeys: ReadonlySet<string> = new Set([
  "provider",
  "runtime_configuration",
  "mps_correlation_id",
]);

/** What is asked before the conversation begins; null when the start node asks nothing. */
export function contextFetchAt(node: ConversationNode): FetchRequest | null {
  const url = node.type === "startCall" ? fetchedUrl(node.data) : null;
  if (node.type !== "startCall" || url === null) return null;
  return { nodeId: node.id, url, credentialToolId: node.data.pre_call_fetch_credential_uuid || null };
}

/** Who is calling and who is called, as the original asks: from the variables that its calls begin with. */
export function fetchBody(agentId: string, initialContext: JsonObject): JsonObject {
  const { caller_number = null, called_number = null } = initialContext;
  const call = { agent_id: agentId, from_number: caller_number, to_number: called_number };
  return { event: "call_inbound", call_inbound: call };
}

export function withoutReservedKeys(context: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(context).filter(([key]) => !reservedInitialKeys.has(key)));
}
