import { lazy, Suspense } from "react";
import type { Segment, SegmentSource } from "@/engine/turn-event";
import { NodeIcon } from "@/features/interface/node-kind";
import { CopyButton } from "@/features/tester/parts/copy-button";
import { useNodeType } from "@/features/tester/parts/node-types";

const Markdown = lazy(() =>
  import("@/features/tester/parts/markdown").then((module) => ({ default: module.Markdown })),
);

/** Where a text came from, when it was not the model. */
const sources: Record<SegmentSource, string | null> = {
  model: null,
  greeting: "greeting",
  transition_speech: "transition speech",
  tool_message: "tool message",
};

/** What a node said. */
export function AssistantBubble({ segment, isSpeakerNew }: { segment: Segment; isSpeakerNew: boolean }) {
  const source = sources[segment.source];
  const type = useNodeType(segment.nodeId);
  return (
    <div className="group/bubble relative grid max-w-[95%] grid-cols-1 gap-0.5 pr-7">
      {(isSpeakerNew || source) && (
        <p className="flex items-center gap-1.5 text-ink-faint text-xs">
          <NodeIcon type={type} />
          <span className="font-medium text-ink-soft">{segment.nodeName}</span>
          {source && <span>· {source}</span>}
        </p>
      )}
      <div className="wrap-anywhere min-w-0 pl-5">
        <Suspense
          fallback={
            <p dir="auto" className="whitespace-pre-wrap">
              {segment.text}
            </p>
          }
        >
          <Markdown text={segment.text} />
        </Suspense>
      </div>
      <CopyButton
        label="Copy what the agent said"
        text={segment.text}
        className="absolute right-0 bottom-0 opacity-0 focus-visible:opacity-100 group-hover/bubble:opacity-100 pointer-coarse:opacity-100"
      />
    </div>
  );
}
