import { toSpokenPrefix } from "@/engine/spoken-text";
import type { RunningTurn } from "@/engine/turn";
import type { Segment, TurnEvent } from "@/engine/turn-event";
import type { LiveBus, TurnProgress } from "../../ports/live-bus";

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

    spoken({ node, segments }, delta) {
      reply += delta;
      const text = toSpokenPrefix(reply);
      say(segments.length, { nodeId: node.id, nodeName: node.data.name, source: "model", text });
    },
  };
}

function toProgress(turnId: string, event: TurnEvent): TurnProgress | null {
  switch (event.type) {
    case "node_transition":
    case "tool_call_started":
    case "tool_call_result":
    case "generation":
      return { type: event.type, turnId, event };
    case "extraction":
    case "pre_call_fetch":
    case "context_compaction":
    case "render_warning":
    case "notice":
    case "session_end":
    case "execution_error":
      return null;
  }
}
