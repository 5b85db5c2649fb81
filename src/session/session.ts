import type { Usage } from "@/engine/usage";
import type { Turn } from "./turn";

export type RunState = "initialized" | "running" | "completed";
export type SessionStatus = "idle" | "pending_assistant_turn" | "rewound" | "error" | "completed";

/**
 * The chat of a run: a tree of turns, and what moves over it. Like a branch in version control, the head names a commit;
 * the cursor, while set, is a detached look at an earlier one.
 */
export type Session = {
  runId: string;
  revision: number;
  headTurnId: string;
  cursorTurnId: string | null;
  /** Everything ever spent, discarded branches and failed turns included. */
  totalUsage: Usage;
  updatedAt: string;
  turns: ReadonlyMap<string, Turn>;
};

export function turnById<T>({ turns }: { turns: ReadonlyMap<string, T> }, turnId: string): T {
  const turn = turns.get(turnId);
  if (!turn) throw new Error(`The session has no turn ${turnId}.`);
  return turn;
}

/** The turn that everything shown belongs to: the cursor's, else the head. */
export function visibleTurn(session: Session): Turn {
  return turnById(session, session.cursorTurnId ?? session.headTurnId);
}

/** The one turn that can be pending is the head. */
export function pendingTurn(session: Session): Turn | null {
  const head = turnById(session, session.headTurnId);
  return head.status === "pending" ? head : null;
}

export function sessionStatus(session: Session): SessionStatus {
  if (pendingTurn(session)) return "pending_assistant_turn";
  if (session.cursorTurnId !== null) return "rewound";
  const head = turnById(session, session.headTurnId);
  if (head.isEnd) return "completed";
  return head.status === "failed" ? "error" : "idle";
}

/** A run is `initialized` while the visible path has not entered the graph. */
export function runState(session: Session): RunState {
  const turn = visibleTurn(session);
  if (turn.isEnd) return "completed";
  return turn.currentNodeId === null ? "initialized" : "running";
}
