import { toSpokenPrefix } from "@/engine/spoken-text";
import type { RunningTurn } from "@/engine/turn";
import type { Segment, TurnEvent } from "@/engine/turn-event";
import { type TurnProgress, toldEventTypes } from "../../contract/live-contract";
import type { LiveBus } from "../../ports/live-bus";

export type ProgressPublisher = {
  /** What the turn has added since the last time. */
  added(so: Pick<RunningTurn, "segments" | "events">): void;
  /** The model goes on with the reply that `turn` waits for. */
  spoken(turn: RunningTurn, delta: string): void;
};

/** Tells those who watch the run what its turn says and does, each thing once, as soon as it is certain. */
export function publishProgress(live: LiveBus, runId: string, turnId: string): ProgressPublisher {
  const said: number[] = [];
  let told = 0;
  let reply = "";

  function say(segmentIndex: number, segment: Segment): void {
    const text = segment.text.slice(said[segmentIndex] ?? 0);
    if (text === "") return;
    said[segmentIndex] = segment.text.length;
    live.publish(runId, { type: "text_delta", turnId, ...segment, text, segmentIndex });
  }

  return {
    added({ segments, events }) {
      for (const [index, segment] of segments.entries()) say(index, segment);
      for (const event of events.slice(told)) {
        const progress = toProgress(turnId, event);
        if (progress) live.publish(runId, progress);
      }
      told = events.length;
      reply = "";
    },

    spoken({ node, segments, generation }, delta) {
      reply += delta;
      const text = toSpokenPrefix(reply);
      say(segments.length, { nodeId: node.id, nodeName: node.data.name, source: "model", text, generation });
    },
  };
}

function toProgress(turnId: string, event: TurnEvent): TurnProgress | null {
  const type = toldEventTypes.find((told) => told === event.type);
  return type ? { type, turnId, event } : null;
}
