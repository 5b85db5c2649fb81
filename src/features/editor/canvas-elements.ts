import type { Edge, Node } from "@xyflow/react";
import type { GraphIssue } from "@/engine/graph-issue";
import type { FlowEdgeData } from "@/features/graph/flow-edge";
import { type GraphLayout, nodeSize } from "@/features/graph/graph-layout";
import { nodeKind } from "@/features/interface/node-kind";
import { canLeave, canReach } from "./connection";
import type { Place } from "./definition-edit";

export type EditorNodeData = {
  type: string;
  name: string;
  errorCount: number;
  warningCount: number;
  canLeave: boolean;
  canReach: boolean;
};
export type EditorNode = Node<EditorNodeData, "workflow">;

/** What the canvas draws. Of elements with the same id, or with none, it draws the first: the others are in the list and in the issues. */
export function canvasElements(
  layout: GraphLayout,
  { selection, issues }: { selection: Place | null; issues: readonly GraphIssue[] },
): { nodes: EditorNode[]; edges: Edge<FlowEdgeData>[] } {
  const isSelected = (kind: Place["kind"], id: string) => selection?.kind === kind && selection.id === id;
  const countOf = (id: string, severity: GraphIssue["severity"]) =>
    issues.filter((issue) => issue.kind === "node" && issue.id === id && issue.severity === severity).length;

  const drawnNodes = firstOfEachId(layout.nodes);
  const ids = new Set(drawnNodes.map(({ id }) => id));
  const drawnEdges = firstOfEachId(layout.edges).filter(
    ({ source, target }) => ids.has(source) && ids.has(target),
  );
  return {
    nodes: drawnNodes.map(({ id, type, name, position }) => ({
      id,
      type: "workflow",
      position: position,
      ...nodeSize,
      measured: nodeSize,
      selected: isSelected("node", id),
      ariaLabel: `${nodeKind(type).label} node ${name}`,
      data: {
        type,
        name,
        errorCount: countOf(id, "error"),
        warningCount: countOf(id, "warning"),
        canLeave: canLeave(type),
        canReach: canReach(type),
      },
    })),
    edges: drawnEdges.map(({ id, source, target, label, route }) => ({
      id,
      type: "workflow",
      source,
      target,
      selected: isSelected("edge", id),
      ariaLabel: `Edge ${label || "without a label"}`,
      data: { label, route, tone: "plain" },
    })),
  };
}

function firstOfEachId<Item extends { id: string }>(items: readonly Item[]): Item[] {
  return items.filter(({ id }, place) => id !== "" && items.findIndex((other) => other.id === id) === place);
}
