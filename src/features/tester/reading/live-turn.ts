import type { Segment, TurnEvent } from "@/engine/turn-event";
import type { LiveEvent } from "@/server/contract/live-contract";
import type { TesterSession } from "./tester-session";

/** What has been heard of a turn while it runs: all of it, up to `position`. */
export type LiveTurn = {
  turnId: string;
  position: number;
  segments: readonly Segment[];
  events: readonly TurnEvent[];
};

/** `id` says where one stands after the event, as `turnId:position`; text counts by its length, anything else is one. */
export type Heard = { id: string; data: LiveEvent };

/**
 * A connection that was lost goes on after what came last, and a new one begins again: what is known already adds nothing,
 * however it is cut. What comes after a gap is left out; the settled turn brings it.
 */
export function liveTurn(state: LiveTurn | null, { id, data: event }: Heard): LiveTurn | null {
  if (event.type === "session_changed") return state;
  const held = state?.turnId === event.turnId ? state : emptyTurn(event.turnId);
  const position = Number(id.slice(id.lastIndexOf(":") + 1));
  const start = position - (event.type === "text_delta" ? event.text.length : 1);
  if (start > held.position || position <= held.position) return state;
  return { ...held, ...addition(held, event, held.position - start), position };
}

function emptyTurn(turnId: string): LiveTurn {
  return { turnId, position: 0, segments: [], events: [] };
}

type TurnProgress = Exclude<LiveEvent, { type: "session_changed" }>;

function addition(held: LiveTurn, event: TurnProgress, known: number): Partial<LiveTurn> {
  switch (event.type) {
    case "turn_started":
    case "turn_settled":
      return {};
    case "text_delta": {
      const { nodeId, nodeName, source, generation, segmentIndex } = event;
      const text = (held.segments[segmentIndex]?.text ?? "") + event.text.slice(known);
      const before = held.segments.slice(0, segmentIndex);
      return { segments: [...before, { nodeId, nodeName, source, generation, text }] };
    }
    default:
      return { events: [...held.events, event.event] };
  }
}

/** The session with what its running turn has said and done so far. */
export function withLiveTurn(session: TesterSession, live: LiveTurn | null): TesterSession {
  const { sessionData } = session;
  const running = sessionData.turns.at(-1);
  if (live === null || running?.id !== live.turnId || running.status !== "pending") return session;
  const segments = [...live.segments];
  const text = segments.map((segment) => segment.text).join("\n\n");
  const turn = {
    ...running,
    events: [...live.events],
    assistantMessage: segments.length === 0 ? null : { text, createdAt: running.createdAt, segments },
  };
  return {
    ...session,
    sessionData: { ...sessionData, turns: [...sessionData.turns.slice(0, -1), turn] },
  };
}
