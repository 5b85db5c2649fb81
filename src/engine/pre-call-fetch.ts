import type { JsonObject } from "@/shared/json";
import type { ConversationNode } from "./graph";
import type { FetchRequest } from "./turn";

/** Keys of the initial context that belong to the platform, not to callers and not to what is fetched. */
export const reservedInitialKeys: ReadonlySet<string> = new Set([
  "provider",
  "runtime_configuration",
  "mps_correlation_id",
]);

/** What is asked before the conversation begins; null when the start node asks nothing. A text chat has no direction: only `always` counts. */
export function contextFetchAt(node: ConversationNode): FetchRequest | null {
  if (node.type !== "startCall") return null;
  const { pre_call_fetch_mode, pre_call_fetch_enabled, pre_call_fetch_url, pre_call_fetch_credential_uuid } =
    node.data;
  const mode = pre_call_fetch_mode ?? (pre_call_fetch_enabled ? "always" : "disabled");
  const url = pre_call_fetch_url?.trim() ?? "";
  if (mode !== "always" || url === "") return null;
  return { nodeId: node.id, url, credentialToolId: pre_call_fetch_credential_uuid || null };
}

export function withoutReservedKeys(context: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(context).filter(([key]) => !reservedInitialKeys.has(key)));
}
