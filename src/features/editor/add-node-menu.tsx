import { ChevronDown, Plus } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { useRef } from "react";
import { connectionRules, type NodeType } from "@/engine/node-type";
import { Button } from "@/features/interface/button";
import { NodeIcon, nodeKind } from "@/features/interface/node-kind";
import type { WorkflowDefinition } from "@/server/contract/workflow-contract";
import { hasNodeOfType } from "./definition-edit";

const types = Object.keys(connectionRules) as NodeType[];
const names: Partial<Record<NodeType, string>> = { tuner: "Tuner", paygent: "Paygent", noveum: "Noveum" };

export function nodeTypeName(type: NodeType): string {
  return names[type] ?? nodeKind(type).label;
}

/** Every type of node; one that a workflow may have only once is not offered twice. */
export function AddNodeMenu({
  definition,
  onAdd,
}: {
  definition: WorkflowDefinition;
  onAdd: (type: NodeType) => void;
}) {
  const chosen = useRef<NodeType | null>(null);
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <Button size="small" icon={<Plus className="size-3.5" aria-hidden />}>
          Add node
          <ChevronDown className="size-3.5" aria-hidden />
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            if (chosen.current === null) return;
            // The menu would give the focus back to its button; it belongs to the form of the new node.
            event.preventDefault();
            onAdd(chosen.current);
            chosen.current = null;
          }}
          className="z-50 min-w-48 rounded-lg border bg-raised p-1 shadow-lg"
        >
          {types.map((type) => (
            <DropdownMenu.Item
              key={type}
              disabled={connectionRules[type].count !== "any" && hasNodeOfType(definition, type)}
              onSelect={() => {
                chosen.current = type;
              }}
              className="flex h-8 cursor-default select-none items-center gap-2 rounded-md px-2 text-sm outline-none data-[disabled]:opacity-50 data-[highlighted]:bg-hover"
            >
              <span aria-hidden className="flex">
                <NodeIcon type={type} />
              </span>
              {nodeTypeName(type)}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
