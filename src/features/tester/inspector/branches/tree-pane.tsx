import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { explainFailure, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { count } from "@/features/interface/measure";
import { Notice } from "@/features/interface/notice";
import { SkeletonRows } from "@/features/interface/skeleton";
import { hasCosts } from "@/features/tester/reading/session-cost";
import type { TesterSession } from "@/features/tester/reading/tester-session";
import { visibleEnd } from "@/features/tester/reading/timeline";
import { StretchItem } from "./stretch-item";
import { type DescribedStretch, stretchRows, stretchTree, treeStep } from "./stretch-tree";

type BranchCommands = {
  isBusy: boolean;
  onRestore: (turnId: string) => void;
  /** Compares with the path that is shown. */
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
        roots={stretchTree(data)}
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
  roots,
  shownEndId,
  hasCosts,
  isBusy,
  onRestore,
  onCompare,
}: BranchCommands & { roots: DescribedStretch[]; shownEndId: string | undefined; hasCosts: boolean }) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => stretchRows(roots, closed), [roots, closed]);
  const here = rows.find((row) => row.stretch.isHere) ?? rows[0];
  const [focused, setFocused] = useState<string | null>(null);
  const focusedId = rows.some((row) => row.stretch.id === focused) ? focused : (here?.stretch.id ?? null);
  const list = useRef<HTMLDivElement>(null);

  const setOpen = (id: string, isOpen: boolean) =>
    setClosed((before) => {
      const after = new Set(before);
      if (isOpen) after.delete(id);
      else after.add(id);
      return after;
    });

  const handleKey = (event: KeyboardEvent, stretch: DescribedStretch) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === "Enter" && !stretch.isActive && !isBusy) return onRestore(stretch.id);
    const step = treeStep(rows, stretch.id, event.key);
    if (!step) return;
    event.preventDefault();
    if ("open" in step) setOpen(step.open, true);
    else if ("close" in step) setOpen(step.close, false);
    else list.current?.querySelector<HTMLElement>(`[data-stretch="${step.focus}"]`)?.focus();
  };

  return (
    <div className="grid gap-3">
      <p className="text-ink-faint text-xs">
        {count(leaves(roots), "path")} in this session. Enter restores a branch, arrow keys move and fold.
      </p>
      <div ref={list} role="tree" aria-label="Branches" className="grid gap-1">
        {rows.map((row) => (
          <StretchItem
            key={row.stretch.id}
            row={row}
            isFocusable={row.stretch.id === focusedId}
            isBusy={isBusy}
            hasCosts={hasCosts}
            canCompare={!row.stretch.isActive && shownEndId !== undefined}
            onFocus={() => setFocused(row.stretch.id)}
            onKeyDown={(event) => handleKey(event, row.stretch)}
            onFold={() => setOpen(row.stretch.id, !row.isOpen)}
            onRestore={() => onRestore(row.stretch.id)}
            onCompare={() => onCompare(row.stretch.endTurnId)}
          />
        ))}
      </div>
    </div>
  );
}

function leaves(stretches: readonly DescribedStretch[]): number {
  return stretches.reduce((sum, { following }) => sum + (following.length === 0 ? 1 : leaves(following)), 0);
}
