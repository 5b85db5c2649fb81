import { Flag, Info } from "lucide-react";
import type { Segment, SegmentSource } from "@/engine/turn-event";
import { NodeIcon } from "@/features/interface/node-kind";
import { NodePill } from "./node-pill";
import { useNodeType } from "./node-types";
import type { TurnItem } from "./turn-items";

/** Where a text came from, when it was not the model. */
const sources: Record<SegmentSource, string | null> = {
  model: null,
  greeting: "greeting",
  transition_speech: "transition speech",
  tool_message: "tool message",
};

export function AssistantItem({ item, onInspect }: { item: TurnItem; onInspect: () => void }) {
  switch (item.kind) {
    case "node":
      return <NodePill transition={item.transition} onInspect={onInspect} />;
    case "said":
      return <Said segment={item.segment} isSpeakerNew={item.isSpeakerNew} />;
    case "notice":
      return (
        <p className="flex items-start gap-2 text-ink-faint text-xs">
          <Info className="mt-px size-3.5 shrink-0" aria-hidden />
          {item.message}
        </p>
      );
    case "ended":
      return (
        <p className="flex items-center justify-center gap-1.5 text-ink-soft text-xs">
          <Flag className="size-3.5" aria-hidden />
          Session ended: {item.disposition}
        </p>
      );
  }
}

function Said({ segment, isSpeakerNew }: { segment: Segment; isSpeakerNew: boolean }) {
  const source = sources[segment.source];
  const type = useNodeType(segment.nodeId);
  return (
    <div className="grid max-w-[95%] gap-0.5">
      {(isSpeakerNew || source) && (
        <p className="flex items-center gap-1.5 text-ink-faint text-xs">
          <NodeIcon type={type} />
          <span className="font-medium text-ink-soft">{segment.nodeName}</span>
          {source && <span>· {source}</span>}
        </p>
      )}
      <p className="whitespace-pre-wrap break-words pl-5">{segment.text}</p>
    </div>
  );
}
