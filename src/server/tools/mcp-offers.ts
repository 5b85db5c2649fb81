import { LRUCache } from "lru-cache";
import type { OfferedTool, ToolOffer } from "@/engine/tool";
import { withDeadline } from "../outside/deadline";
import { describeTrouble } from "../outside/transport-trouble";
import { loadCredential } from "./load-credential";
import type { LeftOutEntry, McpFunction, McpListing } from "./mcp-listing";
import { mcpServerOf } from "./mcp-server-of";
import type { Workplace } from "./perform-tool";
import type { StoredTool } from "./stored-tool";

export type McpTool = Extract<StoredTool, { category: "mcp" }>;
/** What a server has, or why that is not known. */
export type McpOffer = McpListing | { trouble: string };

/** How long a turn waits for a server to list its functions, in milliseconds; connecting goes on meanwhile. */
const waitMs = 10_000;
/** How long a server that did not respond is not waited for again, in milliseconds. */
const patienceMs = 15_000;

export function createMcpOffers({ prisma, toolbox }: Workplace): (tool: McpTool) => Promise<McpOffer> {
  const silentServers = new LRUCache<string, string>({ max: 200, ttl: patienceMs });
  return async (tool) => {
    const loaded = await loadCredential(prisma, toolbox.seal, tool);
    if ("error" in loaded) return { trouble: loaded.error };
    const server = mcpServerOf(tool, tool.config, loaded.credential);
    const known = silentServers.get(server.key);
    if (known !== undefined) return { trouble: known };
    try {
      const list = (signal: AbortSignal) => toolbox.servers.list(server, signal);
      return await withDeadline(waitMs, new AbortController().signal, list);
    } catch (error) {
      const trouble = describeTrouble(error);
      silentServers.set(server.key, trouble);
      return { trouble };
    }
  };
}

/** What a node offers of a server: null lets all through, else only what is listed. */
export function mcpOfferAt(tool: McpTool, listed: McpOffer, chosen: readonly string[] | null): ToolOffer {
  if ("trouble" in listed) {
    const message = `The functions of “${tool.name}” are missing. ${listed.trouble}`;
    return { tools: [], notices: [{ kind: "tool_unavailable", message }] };
  }
  const general = tool.config.tools_filter;
  const isWanted = ({ name }: { name: string }) =>
    (chosen === null || chosen.includes(name)) && (!general?.length || general.includes(name));
  const leftOut = listed.leftOut.filter(isWanted);
  return {
    tools: listed.functions.filter(isWanted).map((each) => offeredFunction(tool, each)),
    notices: leftOut.length > 0 ? [{ kind: "tool_left_out", message: leftOutMessage(tool, leftOut) }] : [],
  };
}

const mostNamed = 10;

function leftOutMessage({ name }: McpTool, leftOut: readonly LeftOutEntry[]): string {
  const named = leftOut.slice(0, mostNamed).map((each) => `“${each.name}”: ${each.reason}`);
  const more = leftOut.length > mostNamed ? [`${leftOut.length - mostNamed} more.`] : [];
  return [`Of “${name}”, some functions are left out.`, ...named, ...more].join(" ");
}

function offeredFunction(
  tool: McpTool,
  { functionName, name, description, parameters }: McpFunction,
): OfferedTool {
  return {
    toolId: tool.id,
    toolName: tool.name,
    category: "mcp",
    functionName,
    description: description || `Calls “${name}” of “${tool.name}”.`,
    parameters,
    spokenMessage: null,
    asksReason: false,
  };
}
