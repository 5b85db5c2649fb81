import { isJsonObject } from "@/shared/json";

export type NodeExit = {
  key: string;
  label: string;
  condition: string;
  speech: string;
  targetId: string;
  targetName: string;
};
export type NodeReading = {
  id: string;
  type: string;
  name: string;
  prompt: string;
  greeting: string;
  settings: (readonly [name: string, value: string])[];
  variables: { name: string; type: string; prompt: string }[];
  exits: NodeExit[];
};

/** A node of a definition as people read it; null when the definition has none of that id. */
export function readNode(definition: unknown, nodeId: string): NodeReading | null {
  const graph = isJsonObject(definition) ? definition : {};
  const nodes = objects(graph.nodes);
  const node = nodes.find((candidate) => candidate.id === nodeId);
  if (!node) return null;
  const data = dataOf(node);
  const names = new Map(nodes.map((each) => [each.id, text(dataOf(each).name) || text(each.id)]));
  return {
    id: nodeId,
    type: text(node.type),
    name: text(data.name) || nodeId,
    prompt: text(data.prompt),
    greeting: data.greeting_type === "audio" ? "" : text(data.greeting),
    settings: settingsOf(data),
    variables: data.extraction_enabled
      ? objects(data.extraction_variables).map(({ name, type, prompt }) => ({
          name: text(name),
          type: text(type),
          prompt: text(prompt),
        }))
      : [],
    exits: objects(graph.edges)
      .filter((edge) => edge.source === nodeId)
      .map((edge, index) => ({
        key: `${text(edge.id)}-${index}`,
        label: text(dataOf(edge).label),
        condition: text(dataOf(edge).condition),
        speech: text(dataOf(edge).transition_speech),
        targetId: text(edge.target),
        targetName: names.get(edge.target) ?? text(edge.target),
      })),
  };
}

/** The fields that say something; those with a place of their own are not repeated. */
function settingsOf(data: Record<string, unknown>): (readonly [string, string])[] {
  const shownElsewhere = new Set(["name", "prompt", "greeting", "extraction_variables"]);
  return Object.entries(data).flatMap(([field, value]) => {
    if (shownElsewhere.has(field) || value === null || value === "" || value === undefined) return [];
    return [[field, plain(value)] as const];
  });
}

function plain(value: unknown): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value) && value.every((entry) => typeof entry === "string"))
    return value.join(", ") || "none";
  return typeof value === "object" ? JSON.stringify(value, null, 2) : String(value);
}

function dataOf(item: Record<string, unknown>): Record<string, unknown> {
  return isJsonObject(item.data) ? item.data : {};
}

function objects(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter((entry) => isJsonObject(entry)) : [];
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
