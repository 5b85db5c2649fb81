import { type Session, turnById } from "./session";
import type { Turn } from "./turn";

/** The turns from the root to this one, oldest first. */
export function pathTo(session: Session, turnId: string): Turn[] {
  const path: Turn[] = [];
  for (let id: string | null = turnId; id !== null; ) {
    const turn = turnById(session, id);
    path.push(turn);
    id = turn.parentTurnId;
  }
  return path.reverse();
}

/** The path that ends in the head, including what lies beyond the cursor. */
export function activePath(session: Session): Turn[] {
  return pathTo(session, session.headTurnId);
}

/** Children of every turn (of the root under `null`), oldest first. */
export function childrenByParent(session: Session): Map<string | null, Turn[]> {
  const children = new Map<string | null, Turn[]>();
  const ordered = [...session.turns.values()].sort((a, b) => a.createdRevision - b.createdRevision);
  for (const turn of ordered) {
    const siblings = children.get(turn.parentTurnId);
    if (siblings) siblings.push(turn);
    else children.set(turn.parentTurnId, [turn]);
  }
  return children;
}

/** The end of the branch that a turn is on: each time the child that was added last. */
export function newestDescendant(session: Session, turnId: string): Turn {
  const turn = turnById(session, turnId);
  return newestPathFrom(turn, childrenByParent(session)).at(-1) ?? turn;
}

export type Branch = {
  /** The turn both paths share last; null when even the opening differs. */
  leftAtTurnId: string | null;
  /** When the path that took its place was begun; for a branch with no later rival, when it was last added to. */
  leftAt: string;
  turns: Turn[];
};

/**
 * Every path that is not the active one, in the order in which they were left. Each turn off the active path is in
 * exactly one branch: a branch follows the newest child, and the older children begin branches of their own.
 */
export function branches(session: Session): Branch[] {
  const children = childrenByParent(session);
  const active = new Set(activePath(session).map((turn) => turn.id));
  const found: Branch[] = [];
  const openBranches = (parentTurnId: string | null, continuing: Turn | undefined) => {
    const siblings = children.get(parentTurnId) ?? [];
    for (const [index, first] of siblings.entries()) {
      if (first === continuing) continue;
      const turns = newestPathFrom(first, children);
      const leftAt = siblings[index + 1]?.createdAt ?? turns.at(-1)?.createdAt ?? first.createdAt;
      found.push({ leftAtTurnId: parentTurnId, leftAt, turns });
      for (const [position, turn] of turns.entries()) openBranches(turn.id, turns[position + 1]);
    }
  };
  const path = activePath(session);
  openBranches(null, path[0]);
  for (const [position, turn] of path.entries()) openBranches(turn.id, path[position + 1]);
  if (found.some((branch) => branch.turns.some((turn) => active.has(turn.id)))) {
    throw new Error(`The session ${session.runId} has a turn on two paths.`);
  }
  return found.sort((a, b) => compare(a.leftAt, b.leftAt) || order(a) - order(b));
}

function newestPathFrom(first: Turn, children: Map<string | null, Turn[]>): Turn[] {
  const turns: Turn[] = [];
  for (let turn: Turn | undefined = first; turn; turn = children.get(turn.id)?.at(-1)) turns.push(turn);
  return turns;
}

const order = (branch: Branch) => branch.turns[0]?.createdRevision ?? 0;
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
