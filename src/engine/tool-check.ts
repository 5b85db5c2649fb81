import type { Graph } from "./graph";
import type { GraphIssue } from "./graph-issue";
import { readOutline } from "./graph-outline";
import type { GraphEdge, GraphNode } from "./node-type";
import type { ToolCategory } from "./tool";
import { toolFunctionName } from "./tool-name";

export type NamedTool = { toolId: string; name: string; category: ToolCategory };

/** The nodes that name tools, as far as a definition can be read. */
export type ToolReferences = {
  nodes: readonly { nodeId: string; toolIds: readonly string[] }[];
  edges: readonly GraphEdge[];
};

export function toolReferencesIn(definition: unknown): ToolReferences {
  const { outline } = readOutline(definition);
  const nodes = outline?.nodes.flatMap(({ node }) => node ?? []) ?? [];
  return { nodes: referencesOf(nodes), edges: outline?.edges.flatMap(({ edge }) => edge ?? []) ?? [] };
}

export function toolReferencesOf(graph: Graph): ToolReferences {
  return { nodes: referencesOf([...graph.nodes.values()]), edges: graph.edges };
}

function referencesOf(nodes: readonly GraphNode[]): ToolReferences["nodes"] {
  return nodes.flatMap(({ id, type, data }) => {
    const toolIds = type === "startCall" || type === "agentNode" ? [...new Set(data.tool_uuids ?? [])] : [];
    return toolIds.length > 0 ? [{ nodeId: id, toolIds }] : [];
  });
}

/** What is wrong with the tools that nodes name, `tools` being all that exist of them. */
export function findToolIssues({ nodes, edges }: ToolReferences, tools: readonly NamedTool[]): GraphIssue[] {
  const known = new Map(tools.map((tool) => [tool.toolId, tool]));
  return nodes.flatMap(({ nodeId, toolIds }) => {
    const named = toolIds.flatMap((id) => known.get(id) ?? []);
    const missing = toolIds.filter((id) => !known.has(id));
    return [
      ...missing.map((id) => missingTool(nodeId, id)),
      ...alikeTools(nodeId, named),
      ...alikeEdges(
        edges.filter((edge) => edge.source === nodeId),
        named,
      ),
    ];
  });
}

function missingTool(nodeId: string, toolId: string): GraphIssue {
  const message = `The tool “${toolId}” does not exist in your organization; this node goes without it.`;
  return { severity: "warning", kind: "node", id: nodeId, field: "data.tool_uuids", message };
}

function alikeTools(nodeId: string, tools: readonly NamedTool[]): GraphIssue[] {
  return functionsOf(tools).flatMap(({ functionName, names }) => {
    if (names.length < 2) return [];
    const message = `The tools ${quoted(names)} become the function “${functionName}”; rename one, or leave one out.`;
    return [{ severity: "error", kind: "node", id: nodeId, field: "data.tool_uuids", message }];
  });
}

function alikeEdges(edges: readonly GraphEdge[], tools: readonly NamedTool[]): GraphIssue[] {
  return functionsOf(tools).flatMap(({ functionName, names }) =>
    edges
      .filter((edge) => edge.functionName === functionName)
      .map(({ id }): GraphIssue => {
        const message = `This edge and the tool ${quoted(names)} become the function “${functionName}”; rename one.`;
        return { severity: "error", kind: "edge", id, field: "data.label", message };
      }),
  );
}

/**
 * The tools of each function name. Calculators and MCP servers are left out: where their names collide with others,
 * other names are made for them.
 */
function functionsOf(tools: readonly NamedTool[]): { functionName: string; names: string[] }[] {
  const byName = new Map<string, string[]>();
  for (const tool of tools) {
    const functionName = tool.category === "calculator" ? null : toolFunctionName(tool);
    if (functionName !== null) byName.set(functionName, [...(byName.get(functionName) ?? []), tool.name]);
  }
  return Array.from(byName, ([functionName, names]) => ({ functionName, names }));
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `“${name}”`).join(" and ");
}
