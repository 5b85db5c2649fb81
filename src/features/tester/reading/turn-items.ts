import type { Segment, TurnEventOf } from "@/engine/turn-event";
import type { TurnOutput } from "@/server/contract/turn-output";
import { speakingGenerations } from "./speaking-generations";
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
 * What the assistant did in a turn, in the order it happened. Segments carry no place among the events, so it is
 * found: a generation that spoke said one model segment of its node, and what a node says comes before it is left.
 * Events that are not known here are left to the inspector.
 */
export function turnItems(turn: TurnOutput): TurnItem[] {
  const items: Item[] = [];
  const unsaid = [...(turn.assistantMessage?.segments ?? [])];
  const calls = toolCallsOf(turn);
  const speaking = speakingGenerations(turn);
  let speakerId: string | null = null;

  const say = (segment: Segment) => {
    items.push({ kind: "said", segment, isSpeakerNew: segment.nodeId !== speakerId });
    speakerId = segment.nodeId;
  };
  const sayWhile = (belongs: (segment: Segment) => boolean) => {
    while (unsaid[0] && belongs(unsaid[0])) say(unsaid.shift() as Segment);
  };

  for (const [place, event] of turn.events.entries()) {
    switch (event.type) {
      case "generation": {
        const [next] = unsaid;
        if (speaking.has(place) && next?.source === "model" && next.nodeId === event.payload.nodeId) {
          unsaid.shift();
          say(next);
        }
        break;
      }
      case "node_transition": {
        const { nodeId, previousNodeId } = event.payload;
        const isLoop = nodeId === previousNodeId;
        sayWhile((segment) => segment.nodeId === previousNodeId && (!isLoop || segment.source !== "model"));
        items.push({ kind: "node", transition: event.payload });
        speakerId = nodeId;
        break;
      }
      case "tool_call_started": {
        const call = calls.find((each) => each.toolCallId === event.payload.toolCallId);
        if (!call) break;
        sayWhile((segment) => segment.source === "tool_message" && segment.nodeId === call.nodeId);
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
        sayWhile(() => true);
        items.push({ kind: "ended", disposition: event.payload.disposition });
        break;
    }
  }
  sayWhile(() => true);
  return items.map((item, index) => ({ ...item, id: `${item.kind}-${index}` }));
}
