import { CircleAlert, CloudDownload, Flag, FoldVertical, Info } from "lucide-react";
import { count, duration } from "@/features/interface/measure";
import { ExtractionNote } from "@/features/tester/parts/extraction-note";
import { JsonView } from "@/features/tester/parts/json-view";
import { NodePill } from "@/features/tester/parts/node-pill";
import { ToolCard } from "@/features/tester/parts/tool-card";
import { TurnNote } from "@/features/tester/parts/turn-note";
import type { TurnItem } from "@/features/tester/reading/turn-items";
import { AssistantBubble } from "./assistant-bubble";
import type { TurnCommands } from "./turn-commands";

export function AssistantItem({
  item,
  turnId,
  commands,
}: {
  item: TurnItem;
  turnId: string;
  commands: TurnCommands;
}) {
  switch (item.kind) {
    case "node":
      return (
        <NodePill
          transition={item.transition}
          onInspect={() => commands.inspectNode(item.transition.nodeId, turnId)}
        />
      );
    case "said":
      return <AssistantBubble segment={item.segment} isSpeakerNew={item.isSpeakerNew} />;
    case "tool":
      return (
        <ToolCard call={item.call} onInspect={() => commands.inspectTool(turnId, item.call.toolCallId)} />
      );
    case "extracted":
      return <ExtractionNote extraction={item.extraction} />;
    case "fetched":
      return <FetchNote fetch={item.fetch} />;
    case "compacted":
      return (
        <TurnNote
          icon={FoldVertical}
          summary={`${count(item.compaction.summarisedMessages, "older message")} summarised for the model`}
        >
          <p className="whitespace-pre-wrap">{item.compaction.summary}</p>
        </TurnNote>
      );
    case "notice":
      return <TurnNote icon={Info} summary={item.message} />;
    case "ended":
      return (
        <p className="flex items-center justify-center gap-1.5 text-ink-soft text-xs">
          <Flag className="size-3.5" aria-hidden />
          Session ended: {item.disposition}
        </p>
      );
  }
}

function FetchNote({ fetch }: { fetch: Extract<TurnItem, { kind: "fetched" }>["fetch"] }) {
  const names = Object.keys(fetch.context);
  const got = names.length > 0 ? names.join(", ") : "nothing";
  return (
    <TurnNote
      icon={fetch.error ? CircleAlert : CloudDownload}
      summary={
        fetch.error
          ? `Context could not be fetched: ${fetch.error}`
          : `Context ${fetch.isRecorded ? "taken from an earlier fetch" : `fetched in ${duration(fetch.durationMs)}`}: ${got}`
      }
    >
      <p className="break-all">{fetch.url}</p>
      <JsonView value={fetch.context} label="fetched context" />
    </TurnNote>
  );
}
