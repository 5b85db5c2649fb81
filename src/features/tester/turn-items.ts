import type { Segment, TurnEvent } from "@/engine/turn-event";
import type { TurnOutput } from "@/server/contract/turn-output";

type Payload<Type extends TurnEvent["type"]> = Extract<TurnEvent, { type: Type }>["payload"];

type Item =
  | { kind: "node"; transition: Payload<"node_transition"> }
  | { kind: "said"; segment: Segment; isSpeakerNew: boolean }
  | { kind: "notice"; message: string }
  | { kind: "ended"; disposition: string };

/** `id` tells the items of one turn apart. */
export type TurnItem = Item & { id: string };

/**
 * What the assistant did in a turn, in the order it happened. Segments carry no place among the events, so it is
 * found: a generation says at most one model segment of its node, and what a node says comes before it is left.
 */
export function turnItems(turn: TurnOutput): TurnItem[] {
  const items: Item[] = [];
  const unsaid = [...(turn.assistantMessage?.segments ?? [])];
  let speakerId: string | null = null;

  const say = (segment: Segment) => {
    items.push({ kind: "said", segment, isSpeakerNew: segment.nodeId !== speakerId });
    speakerId = segment.nodeId;
  };
  const sayWhile = (belongs: (segment: Segment) => boolean) => {
    while (unsaid[0] && belongs(unsaid[0])) say(unsaid.shift() as Segment);
  };

  for (const event of turn.events) {
    if (event.type === "generation") {
      const [next] = unsaid;
      if (next?.source === "model" && next.nodeId === event.payload.nodeId) {
        unsaid.shift();
        say(next);
      }
    } else if (event.type === "node_transition") {
      const { nodeId, previousNodeId } = event.payload;
      const isLoop = nodeId === previousNodeId;
      sayWhile((segment) => segment.nodeId === previousNodeId && (!isLoop || segment.source !== "model"));
      items.push({ kind: "node", transition: event.payload });
      speakerId = nodeId;
    } else if (event.type === "notice") {
      items.push({ kind: "notice", message: event.payload.message });
    } else if (event.type === "session_end") {
      sayWhile(() => true);
      items.push({ kind: "ended", disposition: event.payload.disposition });
    }
  }
  sayWhile(() => true);
  return items.map((item, index) => ({ ...item, id: `${item.kind}-${index}` }));
}
