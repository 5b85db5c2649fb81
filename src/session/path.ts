import { turnById } from "./session";
import type { Turn } from "./turn";

/** What gives a turn its place in the tree. Stored turns have it, and turns as clients are told of them. */
export type PlacedTurn = Pick<Turn, "id" | "parentTurnId" | "createdRevision" | "createdAt">;

/** Turns and the one the active path ends in. A session is one. */
export type TurnTree<T extends PlacedTurn = Turn> = { headTurnId: string; turns: ReadonlyMap<string, T> };

/** The turns from the root to this one, oldest first. */
export function pathTo<T extends PlacedTurn>(tree: Pick<TurnTree<T>, "turns">, turnId: string): T[] {
  const path: T[] = [];
  for (let id: string | null = turnId; id !== null; ) {
    const turn: T = turnById(tree, id);
    path.push(turn);
    id = turn.parentTurnId;
  }
  return path.reverse();
}

/** The path that ends in the head, including what lies beyond the cursor. */
export function activePath<T extends PlacedTurn>(tree: TurnTree<T>): T[] {
  return pathTo(tree, tree.headTurnId);
}

/** Children of every turn (of the root under `null`), oldest first. */
export function childrenByParent<T extends PlacedTurn>({
  turns,
}: Pick<TurnTree<T>, "turns">): Map<string | null, T[]> {
  const children = new Map<string | null, T[]>();
  const ordered = [...turns.values()].sort((a, b) => a.createdRevision - b.createdRevision);
  for (const turn of ordered) {
    const siblings = children.get(turn.parentTurnId);
    if (siblings) siblings.push(turn);
    else children.set(turn.parentTurnId, [turn]);
  }
  return children;
}

/** The end of the branch that a turn is on: each time the child that was added last. */
export function newestDescendant(tree: Pick<TurnTree, "turns">, turnId: string): Turn {
  const turn = turnById(tree, turnId);
  return newestPathFrom(turn, childrenByParent(tree)).at(-1) ?? turn;
}

export type Branch<T extends PlacedTurn = Turn> = {
  /** The turn both paths share last; null when even the opening differs. */
  leftAtTurnId: string | null;
  /** When the path that took its place was begun; for a branch with no later rival, when it was last added to. */
  leftAt: string;
  turns: T[];
};

/**
 * Every path that is not the active one, in the order in which they were left. Each turn off the active path is in
 * exactly one branch: a branch follows the newest child, and the older children begin branches of their own.
 */
export function branches<T extends PlacedTurn>(tree: TurnTree<T>): Branch<T>[] {
  const children = childrenByParent(tree);
  const path = activePath(tree);
  const active = new Set(path.map((turn) => turn.id));
  const found: Branch<T>[] = [];
  const openBranches = (parentTurnId: string | null, continuing: T | undefined) => {
    const siblings = children.get(parentTurnId) ?? [];
    for (const [index, first] of siblings.entries()) {
      if (first === continuing) continue;
      const turns = newestPathFrom(first, children);
      const leftAt = siblings[index + 1]?.createdAt ?? turns.at(-1)?.createdAt ?? first.createdAt;
      found.push({ leftAtTurnId: parentTurnId, leftAt, turns });
      for (const [position, turn] of turns.entries()) openBranches(turn.id, turns[position + 1]);
    }
  };
  openBranches(null, path[0]);
  for (const [position, turn] of path.entries()) openBranches(turn.id, path[position + 1]);
  if (found.some((branch) => branch.turns.some((turn) => active.has(turn.id)))) {
    throw new Error("A turn is on two paths.");
  }
  return found.sort((a, b) => compare(a.leftAt, b.leftAt) || order(a) - order(b));
}

function newestPathFrom<T extends PlacedTurn>(first: T, children: Map<string | null, T[]>): T[] {
  const turns: T[] = [];
  for (let turn: T | undefined = first; turn; turn = children.get(turn.id)?.at(-1)) turns.push(turn);
  return turns;
}

const order = (branch: Branch<PlacedTurn>) => branch.turns[0]?.createdRevision ?? 0;
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
