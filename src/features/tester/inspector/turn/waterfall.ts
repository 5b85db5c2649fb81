import { eventsOfType, type TurnEvent } from "@/engine/turn-event";
import type { TurnOutput } from "@/server/contract/turn-output";

/** One thing of a turn that took time; places and lengths in milliseconds from the beginning of the turn. */
export type Bar = {
  key: string;
  kind: "generation" | "tool" | "extraction" | "fetch" | "compaction";
  label: string;
  startMs: number;
  durationMs: number;
  /** The wait for the first token, from the start of the bar; null when there is none. */
  firstTokenMs: number | null;
};

export type Waterfall = { bars: Bar[]; totalMs: number };

type Timed = Pick<Bar, "kind" | "label" | "durationMs" | "firstTokenMs">;

/**
 * What a turn spent its time on. An event is written when what it tells of is over, so that began one duration earlier. A generation
 * that had no answer took what was left of the turn.
 */
export function waterfall({ createdAt, settledAt, events }: TurnOutput): Waterfall {
  const beganAt = Date.parse(createdAt);
  const settledMs = settledAt === null ? 0 : Date.parse(settledAt) - beganAt;
  const told = events.flatMap((event, index): Bar[] => {
    const timed = timedOf(event);
    if (timed === null) return [];
    const endMs = Date.parse(event.createdAt) - beganAt;
    return [{ ...timed, key: `${event.type}-${index}`, startMs: Math.max(0, endMs - timed.durationMs) }];
  });
  const bars = [...told, ...unansweredBars(events, beganAt, settledMs)];
  const totalMs = Math.max(settledMs, ...bars.map((bar) => bar.startMs + bar.durationMs), 1);
  return { bars, totalMs };
}

function unansweredBars(events: readonly TurnEvent[], beganAt: number, settledMs: number): Bar[] {
  const answered = new Set(eventsOfType(events, "generation").map(({ payload }) => payload.generation));
  return eventsOfType(events, "generation_started").flatMap(({ createdAt, payload }): Bar[] => {
    const startMs = Math.max(0, Date.parse(createdAt) - beganAt);
    if (answered.has(payload.generation) || settledMs <= startMs) return [];
    const key = `generation_started-${payload.generation}`;
    const durationMs = settledMs - startMs;
    return [{ key, kind: "generation", label: payload.nodeName, startMs, durationMs, firstTokenMs: null }];
  });
}

function timedOf({ type, payload }: TurnEvent): Timed | null {
  switch (type) {
    case "generation":
      return {
        kind: "generation",
        label: payload.nodeName,
        durationMs: payload.durationMs,
        firstTokenMs: payload.timeToFirstTokenMs,
      };
    case "tool_call_result":
      if (payload.durationMs === undefined) return null;
      return {
        kind: "tool",
        label: payload.functionName,
        durationMs: payload.durationMs,
        firstTokenMs: null,
      };
    case "extraction":
      return { kind: "extraction", label: "variables", durationMs: payload.durationMs, firstTokenMs: null };
    case "pre_call_fetch":
      return { kind: "fetch", label: "context", durationMs: payload.durationMs, firstTokenMs: null };
    case "context_compaction":
      return { kind: "compaction", label: "summary", durationMs: payload.durationMs, firstTokenMs: null };
    default:
      return null;
  }
}
