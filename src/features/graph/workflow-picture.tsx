"use client";

import "@xyflow/react/dist/base.css";
import {
  type Edge,
  Handle,
  MarkerType,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStore,
} from "@xyflow/react";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { nodeKind } from "@/features/interface/node-kind";
import { edgeLanes } from "./edge-route";
import { type EdgeTone, edgeColor, FlowEdge, type FlowEdgeData } from "./flow-edge";
import { type GraphLayout, layoutGraph, nodeSize } from "./graph-layout";
import { legibleArrangement } from "./legible-arrangement";
import { NodeCard, type NodeStanding } from "./node-card";
import { fitting, PictureControls } from "./picture-controls";

export type NodeLook = {
  standing: NodeStanding;
  /** Shown on its upper edge. */
  marks: readonly string[];
  /** Read out after its name and kind. */
  said: string;
};
export type EdgeLook = { tone: EdgeTone; mark?: ReactNode };

type PictureNode = Node<{ type: string; name: string; look: NodeLook }, "picture">;
type PictureEdge = Edge<FlowEdgeData, "flow">;

type WorkflowPictureProps = {
  definition: unknown;
  lookOfNode: (nodeId: string) => NodeLook;
  lookOfEdge: (edgeId: string) => EdgeLook;
  selectedNodeId: string | null;
  onSelectNode: (nodeId: string) => void;
};

const nodeTypes = { picture: PictureNodeView };
const edgeTypes = { flow: FlowEdge };

/** A workflow to look at: it can be moved about and zoomed, and its nodes chosen, but not changed. */
export function WorkflowPicture(props: WorkflowPictureProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

function Canvas({ definition, lookOfNode, lookOfEdge, selectedNodeId, onSelectNode }: WorkflowPictureProps) {
  const width = useStore((store) => store.width);
  const height = useStore((store) => store.height);
  const { fitView } = useReactFlow();
  const [chosen, setChosen] = useState<"drawn" | "down" | null>(null);
  const [fallback, setFallback] = useState<"drawn" | "down">("drawn");
  const arrangement = chosen ?? fallback;

  useEffect(() => {
    if (width > 0) setFallback(legibleArrangement(definition, { width, height }));
  }, [definition, width, height]);

  const layout = useMemo(() => layoutGraph(definition, arrangement), [definition, arrangement]);
  const nodes = useMemo(
    () => pictureNodes(layout, lookOfNode, selectedNodeId),
    [layout, lookOfNode, selectedNodeId],
  );
  const edges = useMemo(() => pictureEdges(layout, lookOfEdge), [layout, lookOfEdge]);

  // Also when the pane becomes wider or narrower.
  useEffect(() => {
    const isThere = layout.nodes.length > 0 && width > 0 && height > 0;
    const frame = requestAnimationFrame(() => isThere && void fitView(fitting));
    return () => cancelAnimationFrame(frame);
  }, [fitView, layout, width, height]);

  return (
    <ReactFlow<PictureNode, PictureEdge>
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      onNodeClick={(_, node) => onSelectNode(node.id)}
      onNodesChange={(changes) => {
        for (const change of changes)
          if (change.type === "select" && change.selected) onSelectNode(change.id);
      }}
      nodesDraggable={false}
      nodesConnectable={false}
      edgesFocusable={false}
      edgesReconnectable={false}
      deleteKeyCode={null}
      selectionKeyCode={null}
      multiSelectionKeyCode={null}
      panActivationKeyCode={null}
      zoomOnDoubleClick={false}
      panOnScroll
      minZoom={0.2}
      maxZoom={1.5}
      fitView
      fitViewOptions={fitting}
      ariaLabelConfig={{ "node.a11yDescription.default": "Press Enter to see its prompt and settings." }}
      className="[&_[class*=attribution]]:bg-transparent! [&_[class*=attribution]_a]:text-ink-faint!"
    >
      <PictureControls
        isArranged={arrangement === "down"}
        onArrange={() => setChosen(arrangement === "down" ? "drawn" : "down")}
      />
    </ReactFlow>
  );
}

function PictureNodeView({ data: { type, name, look }, selected }: NodeProps<PictureNode>) {
  return (
    <NodeCard
      type={type}
      name={name}
      standing={look.standing}
      isSelected={selected}
      mark={look.marks.map((mark) => (
        <span
          key={mark}
          className="min-w-5 rounded-full border border-line-strong bg-raised px-1.5 text-center font-medium text-ink text-xs leading-4 tabular-nums"
        >
          {mark}
        </span>
      ))}
    >
      <Handle type="target" position={Position.Top} isConnectable={false} className="opacity-0" />
      <Handle type="source" position={Position.Bottom} isConnectable={false} className="opacity-0" />
    </NodeCard>
  );
}

function pictureNodes(
  layout: GraphLayout,
  lookOfNode: WorkflowPictureProps["lookOfNode"],
  selectedNodeId: string | null,
): PictureNode[] {
  return layout.nodes.map(({ id, type, name, position }) => {
    const look = lookOfNode(id);
    return {
      id,
      type: "picture",
      position,
      ...nodeSize,
      selected: id === selectedNodeId,
      ariaRole: "button",
      ariaLabel: `${name}, ${nodeKind(type).label} node${look.said}`,
      data: { type, name, look },
    };
  });
}

function pictureEdges(layout: GraphLayout, lookOfEdge: WorkflowPictureProps["lookOfEdge"]): PictureEdge[] {
  const lanes = edgeLanes(layout.edges);
  return layout.edges.map(({ key, id, source, target, label }) => {
    const { tone, mark } = lookOfEdge(id);
    return {
      id: key,
      type: "flow",
      source,
      target,
      selectable: false,
      zIndex: tone === "muted" || tone === "plain" ? 0 : 1,
      markerEnd: { type: MarkerType.ArrowClosed, color: edgeColor(tone), width: 16, height: 16 },
      data: { label, lane: lanes.get(key) ?? 0, tone, mark },
    };
  });
}
