import { z } from "zod";
import { isJsonObject } from "@/shared/json";
import type { GraphIssue } from "./graph-issue";
import {
  edgeSchema,
  type GraphEdge,
  type GraphNode,
  isNodeType,
  type NodeType,
  nodeSchema,
} from "./node-type";

/** What can be read of a node or edge even when the rest of it is wrong, so that one mistake does not hide the others. */
export type OutlineNode = { id: string; type: NodeType | null; hasPosition: boolean; node: GraphNode | null };
export type OutlineEdge = {
  id: string | null;
  source: string | null;
  target: string | null;
  edge: GraphEdge | null;
};

export type GraphOutline = { nodes: OutlineNode[]; edges: OutlineEdge[] };

const positionSchema = z.object({ x: z.number(), y: z.number() });

/**
 * Reads any value whatever as a workflow definition; `outline` is null when there are no lists to look into.
 * A node without an id is left out: nothing can refer to it.
 */
export function readOutline(definition: unknown): { outline: GraphOutline | null; issues: GraphIssue[] } {
  if (!isJsonObject(definition)) {
    return { outline: null, issues: [workflowIssue(null, "A workflow is an object with nodes and edges.")] };
  }
  const { nodes, edges } = definition;
  const issues: GraphIssue[] = [];
  if (!Array.isArray(nodes)) issues.push(workflowIssue("nodes", "The workflow has no list of nodes."));
  if (!Array.isArray(edges)) issues.push(workflowIssue("edges", "The workflow has no list of edges."));
  if (!Array.isArray(nodes) || !Array.isArray(edges)) return { outline: null, issues };
  const outline = {
    nodes: nodes.flatMap((item, index) => readNode(item, `nodes.${index}`, issues) ?? []),
    edges: edges.map((item, index) => readEdge(item, `edges.${index}`, issues)),
  };
  return { outline, issues };
}

function readNode(item: unknown, place: string, issues: GraphIssue[]): OutlineNode | null {
  const node = readItem(nodeSchema, item, "node", place, issues);
  const id = textField(item, "id");
  if (id === null) return null;
  const type = textField(item, "type");
  const position = isJsonObject(item) ? item.position : null;
  return {
    id,
    type: type !== null && isNodeType(type) ? type : null,
    hasPosition: positionSchema.safeParse(position).success,
    node,
  };
}

function readEdge(item: unknown, place: string, issues: GraphIssue[]): OutlineEdge {
  return {
    id: textField(item, "id"),
    source: textField(item, "source"),
    target: textField(item, "target"),
    edge: readItem(edgeSchema, item, "edge", place, issues),
  };
}

function readItem<Item>(
  schema: z.ZodType<Item>,
  item: unknown,
  kind: "node" | "edge",
  place: string,
  issues: GraphIssue[],
): Item | null {
  const read = schema.safeParse(item, { error: (issue) => sentence(kind, issue) });
  if (read.success) return read.data;
  const id = textField(item, "id");
  for (const { path, message } of read.error.issues) {
    const field = (id === null ? [place, ...path] : path).join(".") || null;
    issues.push({ severity: "error", kind, id, field, message });
  }
  return null;
}

function workflowIssue(field: string | null, message: string): GraphIssue {
  return { severity: "error", kind: "workflow", id: null, field, message };
}

function textField(item: unknown, field: string): string | null {
  const value = isJsonObject(item) ? item[field] : null;
  return typeof value === "string" && value !== "" ? value : null;
}

function sentence(kind: "node" | "edge", issue: z.core.$ZodRawIssue): string {
  const field = issue.path?.findLast((part) => typeof part === "string");
  const subject = field ? `The field “${field}” of this ${kind}` : `This ${kind}`;
  if (issue.code === "custom" || issue.code === "too_small") return `${subject} is empty.`;
  if (issue.input === undefined || issue.input === null) return `${subject} is missing.`;
  if (issue.code === "invalid_union") return "This node is of no known type.";
  if (issue.code === "invalid_value") return `${subject} must be one of: ${issue.values.join(", ")}.`;
  return issue.code === "invalid_type"
    ? `${subject} must be ${typeNames[issue.expected] ?? issue.expected}.`
    : `${subject} is wrong.`;
}

const typeNames: Record<string, string> = {
  string: "text",
  boolean: "true or false",
  number: "a number",
  array: "a list",
  object: "an object",
  record: "an object",
};
