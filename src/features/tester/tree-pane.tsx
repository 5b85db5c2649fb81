import { ChevronRight, GitCompareArrows, MapPin } from "lucide-react";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { explainFailure, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { Badge, type Tone } from "@/features/interface/badge";
import { Button } from "@/features/interface/button";
import { classNames } from "@/features/interface/class-names";
import { count, money } from "@/features/interface/measure";
import { NodeIcon } from "@/features/interface/node-kind";
import { Notice } from "@/features/interface/notice";
import { SkeletonRows } from "@/features/interface/skeleton";
import { type Branch, type BranchRow, branchRows, branchTree, treeStep } from "./branch-tree";
import { useNodeType } from "./node-types";
import { hasCosts } from "./session-cost";
import type { TesterSession } from "./tester-session";
import { visibleEnd } from "./timeline";

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

function BranchItem({
  row: { branch, level, isOpen },
  isFocusable,
  isBusy,
  hasCosts,
  canCompare,
  onFocus,
  onKeyDown,
  onFold,
  onRestore,
  onCompare,
}: {
  row: BranchRow;
  isFocusable: boolean;
  isBusy: boolean;
  hasCosts: boolean;
  canCompare: boolean;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onFold: () => void;
  onRestore: () => void;
  onCompare: () => void;
}) {
  const hasChildren = branch.children.length > 0;
  const tabIndex = isFocusable ? 0 : -1;
  return (
    <div
      role="treeitem"
      tabIndex={tabIndex}
      data-branch={branch.id}
      aria-level={level}
      aria-selected={branch.isHere}
      aria-current={branch.isHere ? "true" : undefined}
      {...(hasChildren && { "aria-expanded": isOpen })}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      style={{ marginInlineStart: `${Math.min(level - 1, 8) * 14}px` }}
      className={classNames(
        "grid gap-1 rounded-lg border bg-raised p-2.5 text-sm",
        branch.isActive && "border-l-2 border-l-accent",
        branch.isHere && "bg-accent-soft",
      )}
    >
      <div className="flex min-w-0 items-start gap-1.5">
        {hasChildren ? (
          <button
            type="button"
            tabIndex={-1}
            aria-label={isOpen ? "Fold" : "Unfold"}
            className="-m-1 rounded p-1 text-ink-faint hover:text-ink"
            onClick={onFold}
          >
            <ChevronRight className={classNames("size-3.5", isOpen && "rotate-90")} aria-hidden />
          </button>
        ) : (
          <span className="w-3.5 shrink-0" />
        )}
        <span className="min-w-0 flex-1 truncate font-medium">{branch.title}</span>
        {branch.isHere && (
          <span className="inline-flex items-center gap-1 text-accent text-xs">
            <MapPin className="size-3.5" aria-hidden />
            Here
          </span>
        )}
        <Badge tone={outcomes[branch.outcome].tone}>{outcomes[branch.outcome].label}</Badge>
      </div>
      <p className="flex flex-wrap items-center gap-x-2 pl-5 text-ink-soft text-xs">
        {shortened(branch.nodes).map(({ key, id, name }) => (
          <BranchNode key={key} id={id} name={name} />
        ))}
      </p>
      <div className="flex min-h-7 flex-wrap items-center gap-x-1 pl-5 text-ink-faint text-xs tabular-nums">
        <span className="mr-auto">
          {count(branch.turnCount, "turn")} · {count(branch.tokens, "token")}
          {hasCosts && branch.cost !== null && ` · ${money(branch.cost)}`}
        </span>
        {canCompare && (
          <Button
            size="small"
            variant="quiet"
            tabIndex={tabIndex}
            aria-label={`Compare with the path shown: ${branch.title}`}
            icon={<GitCompareArrows className="size-3.5" aria-hidden />}
            onClick={onCompare}
          >
            Compare
          </Button>
        )}
        {!branch.isActive && (
          <Button
            size="small"
            tabIndex={tabIndex}
            disabled={isBusy}
            aria-label={`Restore: ${branch.title}`}
            onClick={onRestore}
          >
            Restore
          </Button>
        )}
      </div>
    </div>
  );
}

const outcomes: Record<Branch["outcome"], { label: string; tone: Tone }> = {
  open: { label: "Open", tone: "neutral" },
  running: { label: "Running", tone: "accent" },
  ended: { label: "Ended", tone: "positive" },
  failed: { label: "Failed", tone: "negative" },
  stopped: { label: "Stopped", tone: "caution" },
  parts: { label: "Forks", tone: "neutral" },
};

const shownNodes = 8;

/** The first and the last nodes of a long way. A node may come again: its place tells it apart. */
function shortened(nodes: Branch["nodes"]): { key: number; id: string; name: string }[] {
  const placed = nodes.map((node, key) => ({ key, ...node }));
  if (placed.length <= shownNodes) return placed;
  const left = placed.length - shownNodes + 1;
  return [
    ...placed.slice(0, 4),
    { key: -1, id: "", name: `… ${left} more …` },
    ...placed.slice(4 - shownNodes + 1),
  ];
}

function BranchNode({ id, name }: { id: string; name: string }) {
  return (
    <span className="inline-flex items-center gap-1">
      {id !== "" && <BranchNodeIcon id={id} />}
      {name}
    </span>
  );
}

function BranchNodeIcon({ id }: { id: string }) {
  return <NodeIcon type={useNodeType(id)} className="size-3" />;
}
