/** What is wrong with a graph, where, in a sentence a person can act on. Errors stop a run; warnings do not. */
export type GraphIssue = {
  severity: "error" | "warning";
  kind: "node" | "edge" | "workflow";
  /** The id of the node or edge; null for the workflow itself, and for a node or edge that has no id of its own. */
  id: string | null;
  /** Path of the field, such as `data.prompt`, or from the top (`nodes.3.id`) when `id` is null; null when the whole thing is meant. */
  field: string | null;
  message: string;
};
