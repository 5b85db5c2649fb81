import { isKnownZone, readClockVariable } from "./clock-variable";
import { fetchedUrl } from "./fetch-mode";
import type { GraphIssue } from "./graph-issue";
import type { GraphOutline } from "./graph-outline";
import type { GraphEdge, GraphNode } from "./node-type";
import { placeholdersIn } from "./template";

/** Names that Dograh fills in by itself. */
const suppliedBySystem = ["campaign_id", "provider", "source_uuid"];
const gatheredByEngine = [
  "nodes_visited",
  "call_disposition",
  "mapped_call_disposition",
  "call_tags",
  "extracted_variables",
];

type TemplateField = { kind: "node" | "edge"; id: string; field: string; text: string };

/** Placeholders without a default that nothing in sight supplies. The caller's own initial context may still do so. */
export function findVariableIssues(
  outline: GraphOutline,
  templateContextKeys: readonly string[],
): GraphIssue[] {
  const nodes = outline.nodes.flatMap(({ node }) => node ?? []);
  const gathered = new Set([...gatheredByEngine, ...nodes.flatMap(extractedNames)]);
  const initial = new Set([...suppliedBySystem, ...templateContextKeys]);
  const isOpen = nodes.some(fetchesContext);

  const isSupplied = (path: string): boolean => {
    const [root = "", name] = path.split(".");
    const clock = readClockVariable(path);
    if (clock) return clock.zone === null || isKnownZone(clock.zone);
    if (root === "gathered_context") return name === undefined || gathered.has(name);
    if (root === "initial_context") return name === undefined || isOpen || initial.has(name);
    return isOpen || initial.has(root) || gathered.has(root);
  };

  const fields = [
    ...nodes.flatMap(nodeTemplates),
    ...outline.edges.flatMap(({ edge }) => (edge ? edgeTemplates(edge) : [])),
  ];
  return fields.flatMap(({ kind, id, field, text }) => {
    const missing = placeholdersIn(text).filter(
      ({ path, fallback }) => fallback === null && !isSupplied(path),
    );
    return [...new Set(missing.map(({ path }) => path))].map((path) => ({
      severity: "warning" as const,
      kind,
      id,
      field,
      message: `Nothing supplies “${path}”: without a value it is left empty.`,
    }));
  });
}

function nodeTemplates(node: GraphNode): TemplateField[] {
  const texts = {
    "data.prompt": "prompt" in node.data ? node.data.prompt : null,
    "data.greeting": "greeting" in node.data ? node.data.greeting : null,
    "data.extraction_prompt": "extraction_prompt" in node.data ? node.data.extraction_prompt : null,
  };
  return templateFields("node", node.id, texts);
}

function edgeTemplates({ id, data }: GraphEdge): TemplateField[] {
  return templateFields("edge", id, {
    "data.condition": data.condition,
    "data.transition_speech": data.transition_speech,
  });
}

function templateFields(
  kind: "node" | "edge",
  id: string,
  texts: Record<string, string | null | undefined>,
): TemplateField[] {
  return Object.entries(texts).flatMap(([field, text]) => (text ? [{ kind, id, field, text }] : []));
}

function extractedNames(node: GraphNode): string[] {
  const variables = "extraction_variables" in node.data ? node.data.extraction_variables : null;
  return variables?.map(({ name }) => name) ?? [];
}

function fetchesContext(node: GraphNode): boolean {
  return node.type === "startCall" && fetchedUrl(node.data) !== null;
}
