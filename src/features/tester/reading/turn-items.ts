import type { Segment, TurnEventOf } from "@/engine/turn-event";
import type { TurnOutput } from "@/server/contract/turn-output";
import { type ToolCallReading, toolCallsOf } from "./tool-call";

type Item =
  | { kind: "node"; transition: TurnEventOf<"node_transition">["payload"] }
  | { kind: "said"; segment: Segment; isSpeakerNew: boolean }
  | { kind: "tool"; call: ToolCallReading }
  | { kind: "extracted"; extraction: TurnEventOf<"extraction">["payload"] }
  | { kind: "fetched"; fetch: TurnEventOf<"pre_call_fetch">["payload"] }
  | { kind: "compacted"; compaction: TurnEventOf<"context_compaction">["payload"] }
  | { kind: "notice"; message: string }
  | { kind: "ended"; disposition: string };

/** `id` tells the items of one turn apart. */
export type TurnItem = Item & { id: string };

/**
 * What the assistant did in a turn, in the order it happened. A generation speaks from where it started; what its calls and its
 * way out have said comes before these. Events that are not known here are left to the inspector.
 */
export function turnItems(turn: TurnOutput): TurnItem[] {
  const items: Item[] = [];
  let unsaid = turn.assistantMessage?.segments ?? [];
  const calls = toolCallsOf(turn);
  let speakerId: string | null = null;

  const say = (belongs: (segment: Segment) => boolean) => {
    for (const segment of unsaid.filter(belongs)) {
      items.push({ kind: "said", segment, isSpeakerNew: segment.nodeId !== speakerId });
      speakerId = segment.nodeId;
    }
    unsaid = unsaid.filter((segment) => !belongs(segment));
  };

  for (const event of turn.events) {
    switch (event.type) {
      case "generation_started": {
        const { generation } = event.payload;
        say((segment) => segment.generation === generation && segment.source === "model");
        break;
      }
      case "node_transition": {
        const { generation, nodeId } = event.payload;
        if (generation !== null) say((segment) => segment.generation === generation);
        items.push({ kind: "node", transition: event.payload });
        speakerId = nodeId;
        say((segment) => segment.source === "greeting");
        break;
      }
      case "tool_call_started": {
        const { generation, toolCallId } = event.payload;
        const call = calls.find((each) => each.toolCallId === toolCallId);
        if (!call) break;
        say((segment) => segment.generation === generation && segment.source === "tool_message");
        items.push({ kind: "tool", call });
        break;
      }
      case "extraction":
        items.push({ kind: "extracted", extraction: event.payload });
        break;
      case "pre_call_fetch":
        items.push({ kind: "fetched", fetch: event.payload });
        break;
      case "context_compaction":
        items.push({ kind: "compacted", compaction: event.payload });
        break;
      case "notice":
        items.push({ kind: "notice", message: event.payload.message });
        break;
      case "session_end":
        say(() => true);
        items.push({ kind: "ended", disposition: event.payload.disposition });
        break;
    }
  }
  say(() => true);
  return items.map((item, index) => ({ ...item, id: `${item.kind}-${index}` }));
}
