import { LRUCache } from "lru-cache";
import { edgesFrom, findConversationNode, type Graph } from "@/engine/graph";
import type { ToolOffer } from "@/engine/tool";
import { toolReferencesOf } from "@/engine/tool-check";
import type { ToolRunner } from "../ports/tool-runner";
import { fetchContext } from "./fetch-context";
import { loadCredential } from "./load-credential";
import type { McpFunction } from "./mcp-listing";
import { mcpServerOf } from "./mcp-server-of";
import { offerOf, resolveNames } from "./offered-tools";
import { performTool, type Workplace } from "./perform-tool";
import { errorResult } from "./read-answer";
import { readStoredTool, type StoredTool } from "./stored-tool";
import { describeTrouble } from "./transport-trouble";

type References = { toolIds: readonly string[]; mcpFilters: Record<string, string[]> | null };
type McpOffer = { functions: readonly McpFunction[] } | { trouble: string };

/** A server that did not answer is not waited for again in every turn. */
const recentMs = 15_000;

export function createToolRunner(workplace: Workplace): ToolRunner {
  const { prisma, toolbox, log } = workplace;
  const silentServers = new LRUCache<string, string>({ max: 200, ttl: recentMs });

  async function listFunctions(tool: StoredTool & { category: "mcp" }): Promise<McpOffer> {
    const loaded = await loadCredential(prisma, toolbox.seal, tool);
    if ("error" in loaded) return { trouble: loaded.error };
    const server = mcpServerOf(tool, tool.config, loaded.credential);
    const known = silentServers.get(server.key);
    if (known !== undefined) return { trouble: known };
    try {
      return { functions: await toolbox.servers.list(server, new AbortController().signal) };
    } catch (error) {
      const trouble = describeTrouble(error);
      silentServers.set(server.key, trouble);
      return { trouble };
    }
  }

  async function findTools(organizationId: string, ids: readonly string[]): Promise<Map<string, StoredTool>> {
    if (ids.length === 0) return new Map();
    const where = { id: { in: [...ids] }, organizationId, archivedAt: null };
    const rows = await prisma.tool.findMany({ where });
    return new Map(
      rows.flatMap((row) => {
        const tool = readStoredTool(row);
        return tool ? [[row.id, tool]] : [];
      }),
    );
  }

  return {
    async offer(organizationId, graph) {
      const nodes = referencesIn(graph);
      const ids = [...new Set([...nodes.values()].flatMap(({ toolIds }) => toolIds))];
      const tools = await findTools(organizationId, ids).catch((error) => {
        log("error", "tools_not_loaded", { organizationId, error });
        return new Map<string, StoredTool>();
      });
      const isOffered = (tool: StoredTool) =>
        [...nodes.values()].some((node) => node.toolIds.includes(tool.id) && allows(node, tool.id));
      const listed = await Promise.all(
        [...tools.values()].map(async (tool) =>
          tool.category === "mcp" && isOffered(tool) ? ([tool.id, await listFunctions(tool)] as const) : null,
        ),
      );
      const functions = new Map(listed.filter((entry) => entry !== null));
      return new Map(
        Array.from(nodes, ([nodeId, node]) => [
          nodeId,
          resolveNames(
            node.toolIds.map((id) => offerAt(node, id, tools.get(id), functions.get(id))),
            edgesFrom(graph, nodeId).map((edge) => edge.functionName),
          ),
        ]),
      );
    },

    async call({ organizationId, toolId, ...call }) {
      try {
        const tool = (await findTools(organizationId, [toolId])).get(toolId);
        if (!tool) return errorResult("This tool does not exist any more.");
        return (await performTool(workplace, tool, call)).result;
      } catch (error) {
        log("error", "tool_call_broke", { toolId, error });
        return errorResult("The tool could not be called.");
      }
    },

    fetchContext: (fetch) => fetchContext(workplace, fetch),
    close: () => toolbox.close(),
  };
}

function referencesIn(graph: Graph): Map<string, References> {
  return new Map(
    toolReferencesOf(graph).nodes.map(({ nodeId, toolIds }) => {
      const node = findConversationNode(graph, nodeId);
      const mcpFilters =
        node && "mcp_tool_filters" in node.data ? (node.data.mcp_tool_filters ?? null) : null;
      return [nodeId, { toolIds, mcpFilters }];
    }),
  );
}

/** Without a map everything is offered; with one, only what it lists. */
function allows({ mcpFilters }: References, toolId: string): boolean {
  return mcpFilters === null || (mcpFilters[toolId]?.length ?? 0) > 0;
}

function offerAt(
  node: References,
  toolId: string,
  tool: StoredTool | undefined,
  listed: McpOffer | undefined,
): ToolOffer {
  if (!tool) return notice("tool_not_found", `The tool “${toolId}” of this node does not exist.`);
  const single = offerOf(tool);
  if (single) return { tools: [single], notices: [] };
  if (!listed || !allows(node, toolId)) return { tools: [], notices: [] };
  if ("trouble" in listed) {
    return notice("tool_unavailable", `The functions of “${tool.name}” are missing. ${listed.trouble}`);
  }
  const chosen = node.mcpFilters?.[toolId];
  const general = tool.category === "mcp" ? tool.config.tools_filter : null;
  const functions = listed.functions
    .filter(({ name }) => !chosen || chosen.includes(name))
    .filter(({ name }) => !general?.length || general.includes(name));
  return {
    tools: functions.map(({ functionName, name, description, parameters }) => ({
      toolId,
      toolName: tool.name,
      category: "mcp",
      functionName,
      description: description || `Calls “${name}” of “${tool.name}”.`,
      parameters,
      spokenMessage: null,
      asksReason: false,
    })),
    notices: [],
  };
}

function notice(kind: string, message: string): ToolOffer {
  return { tools: [], notices: [{ kind, message }] };
}
