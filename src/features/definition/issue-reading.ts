import type { GraphIssue } from "@/engine/graph-issue";
import { count } from "@/features/interface/measure";
import { outlineGraph } from "./graph-outline";

/** Errors first; within one severity the order of the check. */
export function sortIssues(issues: readonly GraphIssue[]): GraphIssue[] {
  return [...errorsOf(issues), ...issues.filter((issue) => issue.severity === "warning")];
}

export function errorsOf(issues: readonly GraphIssue[]): GraphIssue[] {
  return issues.filter((issue) => issue.severity === "error");
}

/** How many errors and warnings there are, of what there are any. */
export function issueCounts(issues: readonly GraphIssue[]): string {
  const errors = errorsOf(issues).length;
  const warnings = issues.length - errors;
  return [errors > 0 && count(errors, "error"), warnings > 0 && count(warnings, "warning")]
    .filter(Boolean)
    .join(", ");
}

/** Where an issue is, in the words of the workflow: the node's name rather than its id, where it has one. */
export function placeOf(issue: GraphIssue, definition: unknown): string {
  const field = issue.field?.replace(/^data\./, "").replaceAll("_", " ");
  return [ownerOf(issue, definition), field].filter(Boolean).join(", ");
}

function ownerOf({ kind, id }: GraphIssue, definition: unknown): string {
  if (kind === "workflow") return "Workflow";
  const outline = outlineGraph(definition);
  if (kind === "node") {
    const node = outline.nodes.find((candidate) => candidate.id === id);
    return `Node ${quoted(node?.name ?? id)}`;
  }
  const edge = outline.edges.find((candidate) => candidate.id === id);
  return `Edge ${quoted(edge?.label || id)}`;
}

function quoted(name: string | null): string {
  return name ? `“${name}”` : "without an id";
}
