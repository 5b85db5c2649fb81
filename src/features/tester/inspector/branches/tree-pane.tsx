import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { explainFailure, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { count } from "@/features/interface/measure";
import { Notice } from "@/features/interface/notice";
import { SkeletonRows } from "@/features/interface/skeleton";
import { hasCosts } from "@/features/tester/reading/session-cost";
import type { TesterSession } from "@/features/tester/reading/tester-session";
import { visibleEnd } from "@/features/tester/reading/timeline";
import { BranchItem } from "./branch-item";
import { type Branch, branchRows, branchTree, treeStep } from "./branch-tree";

type BranchCommands = {
  isBusy: boolean;
  onRestore: (turnId: string) => void;
  /** With the path that is shown. */
  onCompare: (turnId: string) => void;
};

/** Every branch there is of the session, where it went, what came of it and what it took. */
export function TreePane({ session, ...commands }: BranchCommands & { session: TesterSession }) {
  const { workflowId, workflowRunId: runId, revision } = session;
  const tree = trpc.textChat.tree.useQuery({ workflowId, runId });
  const { data, refetch } = tree;

  useEffect(() => {
    if (data && data.revision < revision) void refetch();
  }, [data, revision, refetch]);

  if (data) {
    return (
      <Tree
        branches={branchTree(data)}
        shownEndId={visibleEnd(session)?.id}
        hasCosts={hasCosts(session)}
        {...commands}
      />
    );
  }
  if (tree.error) return <Notice tone="negative">{explainFailure(readFailure(tree.error))}</Notice>;
  return <SkeletonRows count={3} label="Loading the tree" />;
}

function Tree({
  branches,
  shownEndId,
  hasCosts,
  isBusy,
  onRestore,
  onCompare,
}: BranchCommands & { branches: Branch[]; shownEndId: string | undefined; hasCosts: boolean }) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => branchRows(branches, closed), [branches, closed]);
  const here = rows.find((row) => row.branch.isHere) ?? rows[0];
  const [focused, setFocused] = useState<string | null>(null);
  const focusedId = rows.some((row) => row.branch.id === focused) ? focused : (here?.branch.id ?? null);
  const list = useRef<HTMLDivElement>(null);

  const setOpen = (id: string, isOpen: boolean) =>
    setClosed((before) => {
      const after = new Set(before);
      if (isOpen) after.delete(id);
      else after.add(id);
      return after;
    });

  const handleKey = (event: KeyboardEvent, branch: Branch) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === "Enter" && !branch.isActive && !isBusy) return onRestore(branch.id);
    const step = treeStep(rows, branch.id, event.key);
    if (!step) return;
    event.preventDefault();
    if ("open" in step) setOpen(step.open, true);
    else if ("close" in step) setOpen(step.close, false);
    else list.current?.querySelector<HTMLElement>(`[data-branch="${step.focus}"]`)?.focus();
  };

  return (
    <div className="grid gap-3">
      <p className="text-ink-faint text-xs">
        {count(leaves(branches), "path")} in this session. Enter restores a branch, arrow keys move and fold.
      </p>
      <div ref={list} role="tree" aria-label="Branches" className="grid gap-1">
        {rows.map((row) => (
          <BranchItem
            key={row.branch.id}
            row={row}
            isFocusable={row.branch.id === focusedId}
            isBusy={isBusy}
            hasCosts={hasCosts}
            canCompare={!row.branch.isActive && shownEndId !== undefined}
            onFocus={() => setFocused(row.branch.id)}
            onKeyDown={(event) => handleKey(event, row.branch)}
            onFold={() => setOpen(row.branch.id, !row.isOpen)}
            onRestore={() => onRestore(row.branch.id)}
            onCompare={() => onCompare(row.branch.endTurnId)}
          />
        ))}
      </div>
    </div>
  );
}

function leaves(branches: readonly Branch[]): number {
  return branches.reduce((sum, { children }) => sum + (children.length === 0 ? 1 : leaves(children)), 0);
}
