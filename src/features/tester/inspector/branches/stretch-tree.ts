import type { TreeOutput } from "@/server/contract/turn-tree-contract";
import { pathTo } from "@/session/path";
import { type Stretch, stretches } from "@/session/stretches";

type TreeTurn = TreeOutput["turns"][number];

/** A stretch as people read it. */
export type DescribedStretch = {
  /** Its first turn: what is restored to go there. */
  id: string;
  /** Its last turn: what is compared. */
  endTurnId: string;
  title: string;
  turnCount: number;
  /** The nodes where its turns ended, in their order, none twice in a row. */
  nodes: readonly { id: string; name: string }[];
  tokens: number | null;
  /** US dollars; null when it cannot be told. */
  cost: number | null;
  outcome: "open" | "running" | "ended" | "failed" | "stopped" | "parts";
  isActive: boolean;
  /** Whether the session stands in it. */
  isHere: boolean;
  following: readonly DescribedStretch[];
};

/** The tree of a session, oldest first; more than one root when the opening turn was tried again. */
export function stretchTree({ turns, headTurnId, cursorTurnId }: TreeOutput): DescribedStretch[] {
  const tree = { turns: new Map(turns.map((turn) => [turn.id, turn])) };
  const active = new Set(pathTo(tree, headTurnId));
  const standingId = cursorTurnId ?? headTurnId;
  const read = ({ turns, following }: Stretch<TreeTurn>): DescribedStretch => {
    const [first] = turns;
    const last = turns.at(-1) ?? first;
    return {
      id: first.id,
      endTurnId: last.id,
      title: titleOf(first),
      turnCount: turns.length,
      nodes: nodesOf(turns),
      tokens: sumOfKnown(turns.map((turn) => turn.totalTokens)),
      cost: sumOfKnown(turns.map((turn) => turn.cost)),
      outcome: following.length > 0 ? "parts" : outcomeOf(last),
      isActive: active.has(first),
      isHere: turns.some((turn) => turn.id === standingId),
      following: following.map(read),
    };
  };
  return stretches(tree).map(read);
}

/** Null when one of them is not known. */
function sumOfKnown(amounts: readonly (number | null)[]): number | null {
  return amounts.reduce((sum, amount) => (sum === null || amount === null ? null : sum + amount), 0);
}

function titleOf({ kind, userText }: TreeTurn): string {
  return userText ?? (kind === "opening" ? "Opening turn" : "Variables changed");
}

function nodesOf(turns: readonly TreeTurn[]): { id: string; name: string }[] {
  const nodes = turns.flatMap((turn) => turn.currentNode ?? []);
  return nodes.filter((node, index) => node.id !== nodes[index - 1]?.id);
}

function outcomeOf({ status, isEnd }: TreeTurn): DescribedStretch["outcome"] {
  if (status === "pending") return "running";
  if (status === "failed") return "failed";
  if (status === "cancelled") return "stopped";
  return isEnd ? "ended" : "open";
}

/** A stretch as one line of the tree; `level` counts from 1. */
export type StretchRow = {
  stretch: DescribedStretch;
  level: number;
  isOpen: boolean;
  parentId: string | null;
};

/** What is seen of the tree while some stretches are closed. */
export function stretchRows(
  stretches: readonly DescribedStretch[],
  closed: ReadonlySet<string>,
  { level = 1, parentId = null }: { level?: number; parentId?: string | null } = {},
): StretchRow[] {
  return stretches.flatMap((stretch) => {
    const isOpen = !closed.has(stretch.id);
    const row = { stretch, level, isOpen, parentId };
    return isOpen
      ? [row, ...stretchRows(stretch.following, closed, { level: level + 1, parentId: stretch.id })]
      : [row];
  });
}

/** Where a key leads in the tree, and what it opens or closes; null for a key that means nothing there. */
export function treeStep(
  rows: readonly StretchRow[],
  focusedId: string,
  key: string,
): { focus: string } | { open: string } | { close: string } | null {
  const index = rows.findIndex((row) => row.stretch.id === focusedId);
  const row = rows[index];
  if (!row) return null;
  const focusAt = (at: number) => {
    const target = rows[at];
    return target ? { focus: target.stretch.id } : null;
  };
  const hasChildren = row.stretch.following.length > 0;
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
