import { engineVariables } from "@/engine/gathered-context";
import type { TurnOutput } from "@/server/contract/turn-output";
import { graphRoute } from "@/session/graph-route";
import type { JsonObject, JsonValue } from "@/shared/json";
import type { TesterSession } from "./tester-session";
import { visibleEnd } from "./timeline";
import { turnsUpTo } from "./turns-up-to";

export type Variable = { name: string; value: JsonValue };

export function variablesOf(context: JsonObject): Variable[] {
  return Object.entries(context)
    .filter(([name]) => !engineVariables.has(name))
    .map(([name, value]) => ({ name, value }));
}

/** The names of the nodes that the visible path came through, in order; a node as often as it was entered. */
export function nodesEntered(session: TesterSession): string[] {
  const turns = turnsUpTo(session.sessionData.turns, visibleEnd(session)?.id ?? null);
  return graphRoute(turns).hops.map(({ nodeName }) => nodeName);
}

export function outcomeOf({ gatheredContext }: TesterSession): {
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

/** Every turn that asked the model can ask it again. */
export function canRerun(turn: TurnOutput): boolean {
  return turn.kind !== "context_patch" && turn.status !== "pending";
}

/**
 * Rewinding leads to any settled turn but the one where the session stands, and waits for a running turn.
 * Nothing can be said after the turn that ended a session: what leads there is the return to the latest.
 */
export function canRewindTo(session: TesterSession, turn: TurnOutput): boolean {
  const isRunning = session.sessionData.status === "pending_assistant_turn";
  return !isRunning && !hasEndedSession(turn) && turn.id !== visibleEnd(session)?.id;
}

/** Whether nothing more can be said where the session stands. */
export function isOver(session: TesterSession): boolean {
  const end = visibleEnd(session);
  return session.sessionData.status === "completed" || (end !== undefined && hasEndedSession(end));
}

export function hasEndedSession(turn: TurnOutput): boolean {
  return turn.events.some((event) => event.type === "session_end");
}

/** The turn that is running: always the last one of the active path. */
export function runningTurn(session: TesterSession): TurnOutput | null {
  const last = session.sessionData.turns.at(-1);
  return last?.status === "pending" ? last : null;
}
