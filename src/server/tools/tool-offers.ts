import { edgesFrom, findConversationNode, type Graph } from "@/engine/graph";
import type { ToolOffer } from "@/engine/tool";
import { toolReferencesOf } from "@/engine/tool-check";
import type { ToolRunner } from "../ports/tool-runner";
import { findTools } from "./find-tools";
import { createMcpOffers, type McpOffer, mcpOfferAt } from "./mcp-offers";
import { offerOf, resolveNames } from "./offered-tools";
import type { Workplace } from "./perform-tool";
import type { StoredTool } from "./stored-tool";

type NodeTools = { toolIds: readonly string[]; mcpFilters: Record<string, string[]> | null };
type Listed = ReadonlyMap<string, McpOffer>;

/** What nodes offer of the tools they name: see `ToolRunner.offer`. */
export function createToolOffers(workplace: Workplace): ToolRunner["offer"] {
  const { prisma, log } = workplace;
  const listFunctions = createMcpOffers(workplace);

  async function listServers(tools: Iterable<StoredTool>, nodes: readonly NodeTools[]): Promise<Listed> {
    const lists = Array.from(tools, async (tool) => {
      const isWanted = nodes.some((node) => chosenOf(node, tool.id)?.length !== 0);
      return tool.category === "mcp" && isWanted ? ([tool.id, await listFunctions(tool)] as const) : null;
    });
    return new Map((await Promise.all(lists)).filter((entry) => entry !== null));
  }

  return async (organizationId, graph) => {
    const nodes = nodesWithTools(graph);
    const ids = [...new Set([...nodes.values()].flatMap(({ toolIds }) => toolIds))];
    const tools = await findTools(prisma, organizationId, ids).catch((error) => {
      log("error", "tools_not_loaded", { organizationId, error });
      return new Map<string, StoredTool>();
    });
    const listed = await listServers(tools.values(), [...nodes.values()]);
    return new Map(
      Array.from(nodes, ([nodeId, node]) => {
        const offers = node.toolIds.map((id) => offerAt(node, id, tools.get(id), listed.get(id)));
        const edgeNames = edgesFrom(graph, nodeId).map((edge) => edge.functionName);
        return [nodeId, resolveNames(offers, edgeNames)];
      }),
    );
  };
}

function nodesWithTools(graph: Graph): Map<string, NodeTools> {
  return new Map(
    toolReferencesOf(graph).nodes.map(({ nodeId, toolIds }) => {
      const node = findConversationNode(graph, nodeId);
      const mcpFilters =
        node && "mcp_tool_filters" in node.data ? (node.data.mcp_tool_filters ?? null) : null;
      return [nodeId, { toolIds, mcpFilters }];
    }),
  );
}

/** The functions of a server that a node lets through: null for all. Of a tool it does not name, none. */
function chosenOf({ toolIds, mcpFilters }: NodeTools, toolId: string): readonly string[] | null {
  if (!toolIds.includes(toolId)) return [];
  return mcpFilters === null ? null : (mcpFilters[toolId] ?? []);
}

function offerAt(
  node: NodeTools,
  toolId: string,
  tool: StoredTool | undefined,
  listed: McpOffer | undefined,
): ToolOffer {
  if (!tool) {
    const message = `The tool “${toolId}” of this node does not exist.`;
    return { tools: [], notices: [{ kind: "tool_not_found", message }] };
  }
  const chosen = chosenOf(node, toolId);
  if (tool.category === "mcp") {
    return listed && chosen?.length !== 0 ? mcpOfferAt(tool, listed, chosen) : { tools: [], notices: [] };
  }
  const offered = offerOf(tool);
  return { tools: offered ? [offered] : [], notices: [] };
}
