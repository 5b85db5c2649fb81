"use client";

import "@xyflow/react/dist/base.css";
import {
  Background,
  type Connection,
  Controls,
  type Edge,
  type EdgeChange,
  type Node,
  type NodeChange,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
} from "@xyflow/react";
import { useEffect, useMemo, useState } from "react";
import type { GraphIssue } from "@/engine/graph-issue";
import { arrowHead } from "@/features/graph/arrow-head";
import { FlowEdge } from "@/features/graph/flow-edge";
import { movedLayout } from "@/features/graph/moved-layout";
import { canvasElements, type EditorNode } from "./canvas-elements";
import { connect, moveNodes, type Position } from "./definition-edit";
import { EditorNodeView } from "./editor-node";
import { useDrawnLayout } from "./use-drawn-layout";
import type { Editor } from "./use-editor";

const nodeTypes = { workflow: EditorNodeView };
const edgeTypes = { workflow: FlowEdge };
const marker = arrowHead("var(--ink-faint)");

type Props = { editor: Editor; issues: readonly GraphIssue[] };

/** The workflow as a drawing: nodes can be moved and joined by dragging. */
export function EditorCanvas(props: Props) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

function Canvas({ editor, issues }: Props) {
  const { document, selection } = editor;
  const { definition } = document;
  const [dragged, setDragged] = useState<ReadonlyMap<string, Position>>(new Map());
  const layout = useDrawnLayout(definition);
  const { nodes, edges } = useMemo(
    () => canvasElements(movedLayout(layout, dragged), { selection, issues }),
    [layout, dragged, selection, issues],
  );
  useReveal(selection?.kind === "node" ? selection.id : null);

  const onNodesChange = (changes: NodeChange<Node>[]) => {
    for (const change of changes) {
      if (change.type === "select" && change.selected) editor.select({ kind: "node", id: change.id });
    }
    const moves = changes.filter((change) => change.type === "position");
    const positions = new Map(
      moves.flatMap(({ id, position }) => (position ? [[id, position] as const] : [])),
    );
    if (moves.some(({ dragging }) => dragging)) setDragged(positions);
    else if (moves.length > 0) {
      setDragged(new Map());
      const moved = positions.size > 0 ? positions : dragged;
      if (moved.size > 0) editor.edit(moveNodes(definition, moved), `move ${[...moved.keys()]}`);
    }
  };
  const onEdgesChange = (changes: EdgeChange<Edge>[]) => {
    for (const change of changes) {
      if (change.type === "select" && change.selected) editor.select({ kind: "edge", id: change.id });
    }
  };
  const onConnect = ({ source, target }: Connection) => {
    const connected = connect(definition, source, target);
    editor.edit(connected.definition);
    editor.goTo(connected.place, "data.label");
  };
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges.map((edge) => ({ ...edge, markerEnd: marker }))}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      onConnect={onConnect}
      onPaneClick={() => editor.select(null)}
      isValidConnection={({ source, target }) => mayConnect(nodes, source, target)}
      connectionRadius={56}
      deleteKeyCode={null}
      selectionKeyCode={null}
      multiSelectionKeyCode={null}
      elementsSelectable
      fitView
      fitViewOptions={{ maxZoom: 1, padding: 0.08 }}
      minZoom={0.2}
      maxZoom={1.75}
      ariaLabelConfig={{
        "node.a11yDescription.default": "Press Enter to select it, then the arrow keys to move it.",
      }}
      className="bg-sunken! [&_.react-flow\_\_attribution]:bg-transparent! [&_.react-flow\_\_attribution_a]:text-ink-faint!"
    >
      <Background color="var(--line-strong)" gap={20} size={1.5} />
      <Controls showInteractive={false} className="overflow-hidden rounded-md border bg-raised shadow-sm" />
    </ReactFlow>
  );
}

function mayConnect(nodes: readonly EditorNode[], source: string, target: string): boolean {
  const find = (id: string) => nodes.find((node) => node.id === id);
  return Boolean(find(source)?.data.canLeave && find(target)?.data.canReach);
}

/** Brings a node that was selected elsewhere into sight. */
function useReveal(nodeId: string | null): void {
  const flow = useReactFlow();
  useEffect(() => {
    if (nodeId === null || !flow.viewportInitialized) return;
    const node = flow.getNode(nodeId);
    const pane = globalThis.document.querySelector(".react-flow")?.getBoundingClientRect();
    if (!node || !pane || pane.width === 0) return;
    const { x, y } = flow.flowToScreenPosition(node.position);
    const isInSight = x > pane.left && y > pane.top && x < pane.right - 120 && y < pane.bottom - 40;
    if (!isInSight)
      void flow.fitView({ nodes: [{ id: nodeId }], maxZoom: flow.getZoom(), minZoom: flow.getZoom() });
  }, [flow, nodeId]);
}
