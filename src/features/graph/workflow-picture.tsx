"use client";

import "@xyflow/react/dist/base.css";
import { ReactFlow, ReactFlowProvider, useStore } from "@xyflow/react";
import { useDeferredValue, useMemo, useState } from "react";
import { type EdgeLook, FlowEdge } from "./flow-edge";
import type { Arrangement } from "./graph-layout";
import { type FittingLayout, layoutsOf, legibleArrangement } from "./legible-arrangement";
import { PictureControls } from "./picture-controls";
import {
  type NodeLook,
  type PictureEdge,
  type PictureNode,
  pictureEdges,
  pictureNodes,
} from "./picture-elements";
import { PictureNodeView } from "./picture-node";
import { usePictureView, zoomLimits } from "./use-picture-view";
import { roomForPicture } from "./view-around";

type WorkflowPictureProps = {
  definition: unknown;
  lookOfNode: (nodeId: string) => NodeLook;
  lookOfEdge: (edgeId: string) => EdgeLook;
  /** The node to show where there is no room for the whole graph. */
  focusNodeId: string | null;
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

function Canvas({ definition, lookOfNode, lookOfEdge, focusNodeId, ...choice }: WorkflowPictureProps) {
  const { selectedNodeId, onSelectNode } = choice;
  const width = useDeferredValue(useStore((store) => store.width));
  const height = useDeferredValue(useStore((store) => store.height));
  const [wish, setWish] = useState<Arrangement | null>(null);
  const layoutOf = useMemo(() => layoutsOf(definition), [definition]);
  const fittingLayout = useMemo(
    () =>
      width > 0 && height > 0
        ? legibleArrangement(layoutOf, roomForPicture({ width, height }), wish)
        : nothingYet,
    [layoutOf, width, height, wish],
  );
  const { arrangement, layout } = fittingLayout;
  const nodes = useMemo(
    () => pictureNodes(layout, lookOfNode, selectedNodeId),
    [layout, lookOfNode, selectedNodeId],
  );
  const edges = useMemo(() => pictureEdges(layout, lookOfEdge), [layout, lookOfEdge]);
  const showWhole = usePictureView(fittingLayout, focusNodeId);

  return (
    <div className="flex h-full flex-col">
      <div className="min-h-0 flex-1">
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
          {...zoomLimits}
          ariaLabelConfig={{ "node.a11yDescription.default": "Press Enter to see its prompt and settings." }}
          className="[&_[class*=attribution]]:bg-transparent! [&_[class*=attribution]_a]:text-ink-faint!"
        />
      </div>
      <PictureControls arrangement={arrangement} onArrange={setWish} onShowWhole={showWhole} />
    </div>
  );
}

const nothingYet: FittingLayout = { arrangement: "drawn", layout: { nodes: [], edges: [] }, scale: 1 };
