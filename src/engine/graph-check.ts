import { fetchModeProblem } from "./fetch-mode";
import type { GraphIssue } from "./graph-issue";
import { type GraphOutline, readOutline } from "./graph-outline";
import { connectionRules } from "./node-type";
import { findVariableIssues } from "./variable-check";

/**
 * Everything that is wrong with any JSON value as a workflow. Whether templates are supplied is checked only when the names
 * in the template context are given.
 */
export function checkGraph(definition: unknown, templateContextKeys?: readonly string[]): GraphIssue[] {
  const { outline, issues } = readOutline(definition);
  if (outline === null) return issues;
  const variableIssues = templateContextKeys ? findVariableIssues(outline, templateContextKeys) : [];
  return [...issues, ...findOutlineIssues(outline), ...variableIssues];
}

export function findOutlineIssues(outline: GraphOutline): GraphIssue[] {
  return [
    ...missingPositions(outline),
    ...repeatedIds("node", outline.nodes),
    ...repeatedIds("edge", outline.edges),
    ...danglingEdges(outline),
    ...wrongCounts(outline),
    ...wrongConnections(outline),
    ...repeatedFunctionNames(outline),
    ...repeatedTriggerPaths(outline),
    ...unknownFetchModes(outline),
    ...unreachableNodes(outline),
    ...deadEnds(outline),
  ];
}

function missingPositions({ nodes }: GraphOutline): GraphIssue[] {
  return nodes
    .filter((node) => !node.hasPosition)
    .map(({ id }) =>
      warning("node", id, "position", "This node has no position; it is placed automatically."),
    );
}

function repeatedIds(kind: "node" | "edge", items: readonly { id: string | null }[]): GraphIssue[] {
  return Array.from(groupBy(items, ({ id }) => id)).flatMap(([id, group]) =>
    group.length > 1 ? error(kind, id, "id", `${group.length} ${kind}s have the id “${id}”.`) : [],
  );
}

function danglingEdges({ nodes, edges }: GraphOutline): GraphIssue[] {
  const ids = new Set(nodes.map((node) => node.id));
  return edges.flatMap((edge) =>
    (["source", "target"] as const).flatMap((end) => {
      const nodeId = edge[end];
      if (nodeId === null || ids.has(nodeId)) return [];
      return error(
        "edge",
        edge.id,
        end,
        `The ${end} of this edge, “${nodeId}”, is not a node of the workflow.`,
      );
    }),
  );
}

function wrongCounts({ nodes }: GraphOutline): GraphIssue[] {
  const byType = groupBy(nodes, ({ type }) => type);
  return Object.entries(connectionRules).flatMap(([type, { title, count }]) => {
    const found = byType.get(type)?.length ?? 0;
    if (count === "any" || found === 1 || (found === 0 && count === "at most one")) return [];
    const message = `A workflow has ${count} ${title}; this one has ${found}.`;
    // Several triggers are no mistake: a conversation never runs them, and Dograh accepts workflows that have several.
    return type === "trigger"
      ? warning("workflow", null, "nodes", message)
      : error("workflow", null, "nodes", message);
  });
}

function wrongConnections({ nodes, edges }: GraphOutline): GraphIssue[] {
  const sources = new Set(edges.map((edge) => edge.source));
  const targets = new Set(edges.map((edge) => edge.target));
  return nodes.flatMap(({ id, type }) => {
    if (type === null) return [];
    const { title, incoming, outgoing } = connectionRules[type];
    const problems = [
      incoming === "none" && targets.has(id) && "cannot have incoming edges",
      incoming === "required" && !targets.has(id) && "must have at least one incoming edge",
      outgoing === "none" && sources.has(id) && "cannot have outgoing edges",
    ];
    return problems
      .filter((problem) => problem !== false)
      .map((problem) => error("node", id, null, `This ${title} ${problem}.`));
  });
}

function repeatedFunctionNames({ edges }: GraphOutline): GraphIssue[] {
  const bySource = groupBy(
    edges.flatMap(({ edge }) => edge ?? []),
    (edge) => edge.source,
  );
  return [...bySource.values()].flatMap((siblings) =>
    Array.from(groupBy(siblings, (edge) => edge.functionName)).flatMap(([name, alike]) => {
      const message = `${alike.length} edges from this node become the function “${name}”; give them labels that differ more.`;
      return alike.length > 1 ? alike.map(({ id }) => error("edge", id, "data.label", message)) : [];
    }),
  );
}

function repeatedTriggerPaths({ nodes }: GraphOutline): GraphIssue[] {
  const triggers = nodes.flatMap(({ node }) =>
    node?.type === "trigger" && node.data.trigger_path ? [{ id: node.id, path: node.data.trigger_path }] : [],
  );
  return Array.from(groupBy(triggers, ({ path }) => path)).flatMap(([path, alike]) => {
    const message = `${alike.length} triggers have the path “${path}”.`;
    return alike.length > 1 ? alike.map(({ id }) => warning("node", id, "data.trigger_path", message)) : [];
  });
}

function unknownFetchModes({ nodes }: GraphOutline): GraphIssue[] {
  return nodes.flatMap(({ node }) => {
    const problem = node?.type === "startCall" ? fetchModeProblem(node.data) : null;
    return node && problem !== null ? warning("node", node.id, "data.pre_call_fetch_mode", problem) : [];
  });
}

/** Nodes with no incoming edge at all are left to the connection rules. */
function unreachableNodes({ nodes, edges }: GraphOutline): GraphIssue[] {
  const bySource = groupBy(edges, (edge) => edge.source);
  const reached = new Set(nodes.filter((node) => node.type === "startCall").map((node) => node.id));
  // A set hands out what is added while it is walked.
  for (const nodeId of reached) {
    for (const { target } of bySource.get(nodeId) ?? []) if (target !== null) reached.add(target);
  }
  const targets = new Set(edges.map((edge) => edge.target));
  return nodes
    .filter(
      ({ id, type }) =>
        type !== null && connectionRules[type].incoming === "required" && targets.has(id) && !reached.has(id),
    )
    .map(({ id }) => warning("node", id, null, "No path leads from the start node to this node."));
}

function deadEnds({ nodes, edges }: GraphOutline): GraphIssue[] {
  const sources = new Set(edges.map((edge) => edge.source));
  return nodes
    .filter(({ id, type }) => (type === "startCall" || type === "agentNode") && !sources.has(id))
    .map(({ id }) =>
      warning("node", id, null, "No edge leads on from here: the conversation stays on this node."),
    );
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string | null): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function error(
  kind: GraphIssue["kind"],
  id: string | null,
  field: string | null,
  message: string,
): GraphIssue {
  return { severity: "error", kind, id, field, message };
}

function warning(
  kind: GraphIssue["kind"],
  id: string | null,
  field: string | null,
  message: string,
): GraphIssue {
  return { severity: "warning", kind, id, field, message };
}
