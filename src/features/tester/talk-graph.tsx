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
import { Maximize, Minus, Plus, Rows3 } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { edgeLanes } from "@/features/graph/edge-route";
import { FlowEdge, type FlowEdgeData } from "@/features/graph/flow-edge";
import { type GraphLayout, layoutGraph, nodeSize } from "@/features/graph/graph-layout";
import { legibleArrangement } from "@/features/graph/legible-arrangement";
import { NodeCard, type NodeStanding } from "@/features/graph/node-card";
import { IconButton } from "@/features/interface/icon-button";
import { nodeKind } from "@/features/interface/node-kind";
import { edgeTone, nodeStanding, visitLabel, visitMarks } from "./talk-graph-reading";
import type { TalkPath } from "./talk-path";

type TalkNode = Node<{ type: string; name: string; standing: NodeStanding; marks: string[] }, "talk">;
type TalkEdge = Edge<FlowEdgeData, "flow">;

type TalkGraphProps = {
  definition: unknown;
  path: TalkPath;
  currentNodeId: string | null;
  selectedNodeId: string | null;
  onSelectNode: (nodeId: string) => void;
};

const nodeTypes = { talk: TalkNodeView };
const edgeTypes = { flow: FlowEdge };

/** The workflow that runs, the way the talk took through it, and where it stands. Looked at, never changed. */
export function TalkGraph(props: TalkGraphProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

function Canvas({ definition, path, currentNodeId, selectedNodeId, onSelectNode }: TalkGraphProps) {
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
    () => flowNodes(layout, path, currentNodeId, selectedNodeId),
    [layout, path, currentNodeId, selectedNodeId],
  );
  const edges = useMemo(() => flowEdges(layout, path), [layout, path]);

  // Also when the pane becomes wider or narrower.
  useEffect(() => {
    const frame = requestAnimationFrame(() => void fitView(fitting));
    return () => cancelAnimationFrame(frame);
  }, [fitView, layout, width, height]);

  return (
    <ReactFlow<TalkNode, TalkEdge>
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
      className="[&_.react-flow__attribution]:bg-transparent"
    >
      <Controls
        isArranged={arrangement === "down"}
        onArrange={() => setChosen(arrangement === "down" ? "drawn" : "down")}
      />
    </ReactFlow>
  );
}

const fitting = { padding: 0.08, maxZoom: 1, minZoom: 0.2 };

function Controls({ isArranged, onArrange }: { isArranged: boolean; onArrange: () => void }) {
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  return (
    <div className="absolute bottom-2 left-2 z-10 flex rounded-lg border bg-raised">
      <IconButton label="Zoom in" icon={<Plus className="size-4" />} onClick={() => void zoomIn()} />
      <IconButton label="Zoom out" icon={<Minus className="size-4" />} onClick={() => void zoomOut()} />
      <IconButton
        label="Show the whole graph"
        icon={<Maximize className="size-4" />}
        onClick={() => void fitView(fitting)}
      />
      <IconButton
        label="Arrange from top to bottom"
        aria-pressed={isArranged}
        className="aria-pressed:text-accent"
        icon={<Rows3 className="size-4" />}
        onClick={onArrange}
      />
    </div>
  );
}

function TalkNodeView({ data, selected }: NodeProps<TalkNode>) {
  return (
    <NodeCard
      type={data.type}
      name={data.name}
      standing={data.standing}
      isSelected={selected}
      mark={data.marks.map((mark) => (
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

function flowNodes(
  layout: GraphLayout,
  path: TalkPath,
  currentNodeId: string | null,
  selectedNodeId: string | null,
): TalkNode[] {
  return layout.nodes.map(({ id, type, name, position }) => ({
    id,
    type: "talk",
    position,
    ...nodeSize,
    selected: id === selectedNodeId,
    ariaRole: "button",
    ariaLabel: `${name}, ${nodeKind(type).label} node${visitLabel(id, path, currentNodeId)}`,
    data: { type, name, standing: nodeStanding(id, path, currentNodeId), marks: visitMarks(id, path) },
  }));
}

function flowEdges(layout: GraphLayout, path: TalkPath): TalkEdge[] {
  const lanes = edgeLanes(layout.edges);
  return layout.edges.map(({ key, id, source, target, label }) => {
    const times = path.edgeCounts.get(id) ?? 0;
    const tone = edgeTone(id, path);
    const color = { muted: "var(--line-strong)", taken: "var(--ink-soft)", latest: "var(--accent)" }[tone];
    return {
      id: key,
      type: "flow",
      source,
      target,
      selectable: false,
      zIndex: times > 0 ? 1 : 0,
      markerEnd: { type: MarkerType.ArrowClosed, color, width: 16, height: 16 },
      data: {
        label,
        lane: lanes.get(key) ?? 0,
        tone,
        mark: times > 1 && <span className="tabular-nums">×{times}</span>,
      },
    };
  });
}
