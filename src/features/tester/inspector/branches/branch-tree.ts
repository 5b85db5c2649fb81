import type { TreeOutput } from "@/server/contract/turn-tree-contract";

type TreeTurn = TreeOutput["turns"][number];

/** A stretch of turns without a fork. A session is a tree of these. */
export type Branch = {
  /** Its first turn: what is restored to go there. */
  id: string;
  /** Its last turn: what is compared. */
  endTurnId: string;
  title: string;
  turnCount: number;
  /** The nodes where its turns ended, in their order, none twice in a row. */
  nodes: readonly { id: string; name: string }[];
  tokens: number;
  /** US dollars; null when it cannot be told. */
  cost: number | null;
  outcome: "open" | "running" | "ended" | "failed" | "stopped" | "parts";
  isActive: boolean;
  /** Whether the session stands in it. */
  isHere: boolean;
  children: readonly Branch[];
};

/** The branches of a session, oldest first; more than one when the opening turn was tried again. */
export function branchTree({ turns, headTurnId, cursorTurnId }: TreeOutput): Branch[] {
  const byId = new Map(turns.map((turn) => [turn.id, turn]));
  const children = new Map<string | null, TreeTurn[]>();
  for (const turn of turns) {
    children.set(turn.parentTurnId, [...(children.get(turn.parentTurnId) ?? []), turn]);
  }
  const active = new Set<string>();
  for (let turn = byId.get(headTurnId); turn; turn = byId.get(turn.parentTurnId ?? "")) active.add(turn.id);
  const standingId = cursorTurnId ?? headTurnId;

  const branchFrom = (first: TreeTurn): Branch => {
    const stretch = [first];
    let following = children.get(first.id) ?? [];
    while (following.length === 1) {
      const [next] = following as [TreeTurn];
      stretch.push(next);
      following = children.get(next.id) ?? [];
    }
    const last = stretch.at(-1) ?? first;
    return {
      id: first.id,
      endTurnId: last.id,
      title: titleOf(first),
      turnCount: stretch.length,
      nodes: nodesOf(stretch),
      tokens: stretch.reduce((sum, turn) => sum + turn.totalTokens, 0),
      cost: sumOfKnown(stretch.map((turn) => turn.cost)),
      outcome: following.length > 0 ? "parts" : outcomeOf(last),
      isActive: active.has(first.id),
      isHere: stretch.some((turn) => turn.id === standingId),
      children: following.map(branchFrom),
    };
  };
  return (children.get(null) ?? []).map(branchFrom);
}

function sumOfKnown(costs: readonly (number | null)[]): number | null {
  return costs.reduce((sum, cost) => (sum === null || cost === null ? null : sum + cost), 0);
}

function titleOf({ kind, userText }: TreeTurn): string {
  return userText ?? (kind === "opening" ? "Opening turn" : "Variables changed");
}

function nodesOf(turns: readonly TreeTurn[]): { id: string; name: string }[] {
  const nodes = turns.flatMap((turn) => turn.currentNode ?? []);
  return nodes.filter((node, index) => node.id !== nodes[index - 1]?.id);
}

function outcomeOf({ status, isEnd }: TreeTurn): Branch["outcome"] {
  if (status === "pending") return "running";
  if (status === "failed") return "failed";
  if (status === "cancelled") return "stopped";
  return isEnd ? "ended" : "open";
}

/** A branch as one line of the tree; `level` counts from 1. */
export type BranchRow = { branch: Branch; level: number; isOpen: boolean; parentId: string | null };

/** What is seen of the tree while some branches are closed. */
export function branchRows(
  branches: readonly Branch[],
  closed: ReadonlySet<string>,
  { level = 1, parentId = null }: { level?: number; parentId?: string | null } = {},
): BranchRow[] {
  return branches.flatMap((branch) => {
    const isOpen = !closed.has(branch.id);
    const row = { branch, level, isOpen, parentId };
    return isOpen
      ? [row, ...branchRows(branch.children, closed, { level: level + 1, parentId: branch.id })]
      : [row];
  });
}

/** Where a key leads in the tree, and what it opens or closes; null for a key that means nothing there. */
export function treeStep(
  rows: readonly BranchRow[],
  focusedId: string,
  key: string,
): { focus: string } | { open: string } | { close: string } | null {
  const index = rows.findIndex((row) => row.branch.id === focusedId);
  const row = rows[index];
  if (!row) return null;
  const focusAt = (at: number) => {
    const target = rows[at];
    return target ? { focus: target.branch.id } : null;
  };
  const hasChildren = row.branch.children.length > 0;
  switch (key) {
    case "ArrowDown":
      return focusAt(index + 1);
    case "ArrowUp":
      return focusAt(index - 1);
    case "Home":
      return focusAt(0);
    case "End":
      return focusAt(rows.length - 1);
    case "ArrowRight":
      if (!hasChildren) return null;
      return row.isOpen ? focusAt(index + 1) : { open: focusedId };
    case "ArrowLeft":
      if (hasChildren && row.isOpen) return { close: focusedId };
      return row.parentId === null ? null : { focus: row.parentId };
    default:
      return null;
  }
}
