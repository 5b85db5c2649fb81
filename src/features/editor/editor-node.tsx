import { Handle, type NodeProps, Position } from "@xyflow/react";
import { NodeCard } from "@/features/graph/node-card";
import { Badge } from "@/features/interface/badge";
import { count } from "@/features/interface/measure";
import type { EditorNode } from "./canvas-elements";

const handleClass =
  "!size-3 !rounded-full !border-2 !border-raised !bg-accent opacity-0 transition-opacity group-hover:opacity-100 group-focus-within:opacity-100";

/** A node on the canvas. An edge begins at the dot below it, and may end anywhere on another node. */
export function EditorNodeView({ data, selected }: NodeProps<EditorNode>) {
  const { errorCount, warningCount } = data;
  return (
    <div className="group">
      <NodeCard
        type={data.type}
        name={data.name}
        isSelected={selected}
        mark={
          errorCount > 0 ? (
            <Badge tone="negative">{count(errorCount, "error")}</Badge>
          ) : warningCount > 0 ? (
            <Badge tone="caution">{count(warningCount, "warning")}</Badge>
          ) : null
        }
      >
        <Handle
          type="target"
          position={Position.Top}
          isConnectableStart={false}
          isConnectable={data.canReach}
          className="!pointer-events-none !inset-0 !size-full !transform-none !border-0 !bg-transparent opacity-0"
        />
        <Handle
          type="source"
          position={Position.Bottom}
          isConnectable={data.canLeave}
          className={data.canLeave ? handleClass : "!hidden"}
        />
      </NodeCard>
    </div>
  );
}
