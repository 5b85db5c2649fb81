import type { SessionOutput } from "@/server/contract/text-chat-contract";
import type { TurnOutput } from "@/server/contract/turn-output";
import type { JsonObject, JsonValue } from "@/shared/json";
import { visibleEnd } from "./timeline";

type Status = SessionOutput["sessionData"]["status"];

export const statusReadings = {
  idle: { label: "Ready", tone: "neutral" },
  pending_assistant_turn: { label: "Replying", tone: "accent" },
  rewound: { label: "Rewound", tone: "accent" },
  error: { label: "Turn failed", tone: "negative" },
  completed: { label: "Ended", tone: "positive" },
} as const satisfies Record<Status, object>;

/** What the engine keeps in the gathered context for itself; the rest are the workflow's own variables. */
const bookkeeping = new Set([
  "nodes_visited",
  "call_disposition",
  "mapped_call_disposition",
  "call_tags",
  "extracted_variables",
]);

export type Variable = { name: string; value: JsonValue };

export function variablesOf(context: JsonObject): Variable[] {
  return Object.entries(context)
    .filter(([name]) => !bookkeeping.has(name))
    .map(([name, value]) => ({ name, value }));
}

export function nodesVisited({ gatheredContext }: SessionOutput): string[] {
  return strings(gatheredContext.nodes_visited);
}

export function outcomeOf({ gatheredContext }: SessionOutput): {
  disposition: string | null;
  tags: string[];
} {
  const disposition = gatheredContext.call_disposition;
  return {
    disposition: typeof disposition === "string" && disposition !== "" ? disposition : null,
    tags: strings(gatheredContext.call_tags),
  };
}

function strings(value: JsonValue | undefined): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : [];
}

/** The text that a turn can be tried again with; null when it answered nobody. */
export function rerunText(turn: TurnOutput): string | null {
  return turn.parentTurnId === null ? null : (turn.userMessage?.text ?? null);
}

/**
 * Rewinding leads to any settled turn but the one where the session stands, and waits for a running turn.
 * Nothing can be said after the turn that ended a session: what leads there is the return to the latest.
 */
export function canRewindTo(session: SessionOutput, turn: TurnOutput): boolean {
  const isRunning = session.sessionData.status === "pending_assistant_turn";
  return !isRunning && !hasEndedSession(turn) && turn.id !== visibleEnd(session)?.id;
}

/** Whether nothing more can be said where the session stands. */
export function isOver(session: SessionOutput): boolean {
  const end = visibleEnd(session);
  return session.sessionData.status === "completed" || (end !== undefined && hasEndedSession(end));
}

function hasEndedSession(turn: TurnOutput): boolean {
  return turn.events.some((event) => event.type === "session_end");
}

/** Said by nobody here, so nobody here is waiting for it. */
export function isReplyDueElsewhere(session: SessionOutput | undefined, isSendingHere: boolean): boolean {
  return !isSendingHere && session?.sessionData.status === "pending_assistant_turn";
}
