import { Handle, type NodeProps, Position } from "@xyflow/react";
import { NodeCard } from "./node-card";
import type { PictureNode } from "./picture-elements";

export function PictureNodeView({ data: { type, name, look }, selected }: NodeProps<PictureNode>) {
  return (
    <NodeCard
      type={type}
      name={name}
      standing={look.standing}
      {...(look.delay !== undefined && { delay: look.delay })}
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
