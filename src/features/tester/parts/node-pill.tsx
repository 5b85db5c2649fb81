import type { TurnEvent } from "@/engine/turn-event";
import { NodeIcon } from "@/features/interface/node-kind";
import { useNodeType } from "./node-types";

type Transition = Extract<TurnEvent, { type: "node_transition" }>["payload"];

/** A change of node, between the bubbles it happened between. Leads to the node. */
export function NodePill({ transition, onInspect }: { transition: Transition; onInspect: () => void }) {
  const type = useNodeType(transition.nodeId);
  const { nodeName, previousNodeName, functionName } = transition;
  return (
    <div className="flex items-center gap-3">
      <span className="h-px flex-1 bg-line" />
      <button
        type="button"
        onClick={onInspect}
        title={functionName ? `Taken by calling ${functionName}` : "Entered first"}
        className="inline-flex h-6 min-w-0 items-center gap-1.5 rounded-full border bg-raised px-2.5 text-xs hover:bg-hover"
      >
        <span className="sr-only">
          {previousNodeName ? `Moved from ${previousNodeName} to` : "Entered"} {nodeName}
        </span>
        <NodeIcon type={type} />
        <span aria-hidden className="truncate font-medium">
          {nodeName}
        </span>
      </button>
      <span className="h-px flex-1 bg-line" />
    </div>
  );
}
