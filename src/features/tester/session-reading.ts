import type { SessionOutput, TurnOutput } from "@/server/contract/text-chat-contract";
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

/** Rewinding to where one already stands changes nothing, except when the session was ended there by hand. */
export function canRewindTo(session: SessionOutput, turn: TurnOutput): boolean {
  if (turn.status === "pending" || session.sessionData.status === "pending_assistant_turn") return false;
  if (turn.id !== visibleEnd(session)?.id) return true;
  return (
    session.sessionData.status === "completed" && !turn.events.some((event) => event.type === "session_end")
  );
}

/** Said by nobody here, so nobody here is waiting for it. */
export function isReplyDueElsewhere(session: SessionOutput | undefined, isSendingHere: boolean): boolean {
  return !isSendingHere && session?.sessionData.status === "pending_assistant_turn";
}
