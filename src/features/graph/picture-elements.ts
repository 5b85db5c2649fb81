import type { Edge, Node } from "@xyflow/react";
import { nodeKind } from "@/features/interface/node-kind";
import { arrowHead } from "./arrow-head";
import { type EdgeLook, edgeColor, type FlowEdgeData } from "./flow-edge";
import { type GraphLayout, nodeSize } from "./graph-layout";
import type { NodeStanding } from "./node-card";

export type NodeLook = {
  standing: NodeStanding;
  /** Shown on its upper edge. */
  marks: readonly string[];
  /** Read out after its name and kind. */
  said: string;
  /** How long the node waits for the light before its standing shows, in milliseconds. */
  delay?: number;
};

export type PictureNode = Node<{ type: string; name: string; look: NodeLook }, "picture">;
export type PictureEdge = Edge<FlowEdgeData, "flow">;

export function pictureNodes(
  layout: GraphLayout,
  lookOfNode: (nodeId: string) => NodeLook,
  selectedNodeId: string | null,
): PictureNode[] {
  return layout.nodes.map(({ id, type, name, position }) => {
    const look = lookOfNode(id);
    return {
      id,
      type: "picture",
      position,
      ...nodeSize,
      // Without it, React Flow takes away the edges of a node whose look changes, until it has measured the node again.
      measured: nodeSize,
      selected: id === selectedNodeId,
      ariaRole: "button",
      ariaLabel: `${name}, ${nodeKind(type).label} node${look.said}`,
      data: { type, name, look },
    };
  });
}

export function pictureEdges(layout: GraphLayout, lookOfEdge: (edgeId: string) => EdgeLook): PictureEdge[] {
  return layout.edges.map(({ key, id, source, target, label, route }) => {
    const look = lookOfEdge(id);
    return {
      id: key,
      type: "flow",
      source,
      target,
      selectable: false,
      zIndex: look.tone === "muted" || look.tone === "plain" ? 0 : 1,
      markerEnd: arrowHead(edgeColor(look.tone)),
      data: { label, route, ...look },
    };
  });
}
