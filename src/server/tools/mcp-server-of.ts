import { toIdentifier } from "@/engine/identifier";
import type { Credential, ToolConfigs } from "../contract/tool-contract";
import { credentialHeader } from "./credential";
import type { McpServer } from "./mcp-server";
import type { StoredTool } from "./stored-tool";

/** How to reach a tool's server. A change of the tool or its credential makes it another one. */
export function mcpServerOf(
  tool: StoredTool,
  config: ToolConfigs["mcp"],
  credential: Credential | null,
): McpServer {
  const header = credential && credentialHeader(credential);
  return {
    key: JSON.stringify([tool.id, tool.updatedAt.toISOString(), header]),
    slug: toIdentifier(tool.name, "server"),
    url: config.url,
    transport: config.transport ?? null,
    headers: header ? { [header.name]: header.value } : {},
    connectMs: (config.timeout_secs ?? 30) * 1_000,
    callMs: (config.sse_read_timeout_secs ?? 300) * 1_000,
  };
}
