import { nothingRead, readOn } from "@/engine/spoken-text";
import type { RunningTurn } from "@/engine/turn";
import type { Segment, TurnEvent } from "@/engine/turn-event";
import { type TurnProgress, toldEventTypes } from "../../contract/live-contract";
import type { LiveBus } from "../../ports/live-bus";

export type ProgressPublisher = {
  /** What the turn has added since the last time. */
  added(so: Pick<RunningTurn, "segments" | "events">): void;
  /** The model goes on with the reply that `turn` waits for. */
  spoken(turn: Pick<RunningTurn, "node" | "segments" | "generation">, delta: string): void;
};

/** Tells those who watch the run what its turn says and does, each thing once, as soon as it is certain. */
export function publishProgress(live: LiveBus, runId: string, turnId: string): ProgressPublisher {
  /** How much of each segment was told. */
  const told: number[] = [];
  let toldEvents = 0;
  let reply = nothingRead;

  function tell(segmentIndex: number, segment: Segment): void {
    if (segment.text === "") return;
    told[segmentIndex] = (told[segmentIndex] ?? 0) + segment.text.length;
    live.publish(runId, { type: "text_delta", turnId, ...segment, segmentIndex });
  }

  return {
    added({ segments, events }) {
      for (const [index, segment] of segments.entries()) {
        tell(index, { ...segment, text: segment.text.slice(told[index] ?? 0) });
      }
      for (const event of events.slice(toldEvents)) {
        const progress = toProgress(turnId, event);
        if (progress) live.publish(runId, progress);
      }
      toldEvents = events.length;
      reply = nothingRead;
    },

    spoken({ node, segments, generation }, delta) {
      const { reading, said } = readOn(reply, delta);
      reply = reading;
      tell(segments.length, {
        nodeId: node.id,
        nodeName: node.data.name,
        source: "model",
        text: said,
        generation,
      });
    },
  };
}

function toProgress(turnId: string, event: TurnEvent): TurnProgress | null {
  const type = toldEventTypes.find((told) => told === event.type);
  return type ? { type, turnId, event } : null;
}
