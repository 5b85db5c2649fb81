import { actorName } from "@/features/interface/actor-name";
import type { TurnOutput } from "@/server/contract/turn-output";
import { turnCost } from "./session-cost";
import { hasSeveralActors } from "./several-actors";
import type { TesterSession } from "./tester-session";

/** Where a turn lies while the session is rewound: up to the cursor, at it, or beyond it. */
export type Place = "path" | "cursor" | "beyond";

export type TimelineTurn = {
  turn: TurnOutput;
  number: number;
  place: Place;
  pathsLeftHere: number;
  /** Who added it; null when there is only one person who could have. */
  addedBy: string | null;
  /** US dollars; null when there is nothing to tell. */
  cost: number | null;
};

/** A message on its way, shown at once under the turn that it answers; the opening turn has no text. */
export type Outgoing = { text: string | null; parentTurnId: string | null };

export type Timeline = { turns: TimelineTurn[]; outgoing: Outgoing | null; beyondCount: number };

/**
 * The active path as it is shown. What is being sent replaces all that comes after its parent,
 * until the server's own pending turn takes its place.
 */
export function buildTimeline(session: TesterSession, outgoing: Outgoing | null): Timeline {
  const { turns, cursorTurnId, status } = session.sessionData;
  const cursorIndex = turns.findIndex((turn) => turn.id === cursorTurnId);
  const isRewound = cursorIndex >= 0;
  const place = (index: number): Place => {
    if (!isRewound || index < cursorIndex) return "path";
    return index === cursorIndex ? "cursor" : "beyond";
  };
  const isNamed = hasSeveralActors(session);
  const placed = turns.map((turn, index) => ({
    turn,
    number: index + 1,
    place: place(index),
    pathsLeftHere: pathsLeftAt(session, turn.id),
    addedBy: isNamed ? actorName(turn.actor) : null,
    cost: turnCost(turn, session),
  }));

  if (outgoing === null || status === "pending_assistant_turn") {
    return { turns: placed, outgoing: null, beyondCount: isRewound ? turns.length - cursorIndex - 1 : 0 };
  }
  const parentIndex = turns.findIndex((turn) => turn.id === outgoing.parentTurnId);
  const kept = placed.slice(0, parentIndex + 1).map((entry) => ({ ...entry, place: "path" as const }));
  return { turns: kept, outgoing, beyondCount: 0 };
}

function pathsLeftAt(session: TesterSession, turnId: string): number {
  return session.sessionData.discardedFuture.filter((path) => path.rewoundFromTurnId === turnId).length;
}

/** The session as if its cursor were elsewhere; undefined leaves it where it is. */
export function withCursor(session: TesterSession, cursorTurnId: string | null | undefined): TesterSession {
  if (cursorTurnId === undefined || cursorTurnId === session.sessionData.cursorTurnId) return session;
  return { ...session, sessionData: { ...session.sessionData, cursorTurnId } };
}

/** The turn that a new message would follow. */
export function visibleEnd(session: TesterSession): TurnOutput | undefined {
  const { turns, cursorTurnId, headTurnId } = session.sessionData;
  return turns.findLast((turn) => turn.id === (cursorTurnId ?? headTurnId));
}
