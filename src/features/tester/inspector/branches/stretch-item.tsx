import { ChevronRight, GitCompareArrows, MapPin } from "lucide-react";
import type { KeyboardEvent } from "react";
import { Badge, type Tone } from "@/features/interface/badge";
import { Button } from "@/features/interface/button";
import { classNames } from "@/features/interface/class-names";
import { count, money, tokens } from "@/features/interface/measure";
import { NodeIcon } from "@/features/interface/node-kind";
import { useNodeType } from "@/features/tester/parts/node-types";
import type { DescribedStretch, StretchRow } from "./stretch-tree";

/** A stretch as a row of the tree: where it went, what came of it, what it took, and what can be done with it. */
export function StretchItem({
  row: { stretch, level, isOpen },
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
  row: StretchRow;
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
  const hasChildren = stretch.following.length > 0;
  const tabIndex = isFocusable ? 0 : -1;
  return (
    <div
      role="treeitem"
      tabIndex={tabIndex}
      data-stretch={stretch.id}
      aria-level={level}
      aria-selected={stretch.isHere}
      aria-current={stretch.isHere ? "true" : undefined}
      {...(hasChildren && { "aria-expanded": isOpen })}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      style={{ marginInlineStart: `${Math.min(level - 1, 8) * 14}px` }}
      className={classNames(
        "grid gap-1 rounded-lg border bg-raised p-2.5 text-sm",
        stretch.isActive && "border-l-2 border-l-accent",
        stretch.isHere && "bg-accent-soft",
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
        <span className="min-w-0 flex-1 truncate font-medium">{stretch.title}</span>
        {stretch.isHere && (
          <span className="inline-flex items-center gap-1 text-accent text-xs">
            <MapPin className="size-3.5" aria-hidden />
            Here
          </span>
        )}
        <Badge tone={outcomes[stretch.outcome].tone}>{outcomes[stretch.outcome].label}</Badge>
      </div>
      <p className="flex flex-wrap items-center gap-x-2 pl-5 text-ink-soft text-xs">
        {shortened(stretch.nodes).map(({ key, id, name }) => (
          <StretchNode key={key} id={id} name={name} />
        ))}
      </p>
      <div className="flex min-h-7 flex-wrap items-center gap-x-1 pl-5 text-ink-faint text-xs tabular-nums">
        <span className="mr-auto">
          {count(stretch.turnCount, "turn")} · {tokens(stretch.tokens)}
          {hasCosts && stretch.cost !== null && ` · ${money(stretch.cost)}`}
        </span>
        <span className="ml-auto flex items-center gap-1">
          {canCompare && (
            <Button
              size="small"
              variant="quiet"
              tabIndex={tabIndex}
              aria-label={`Compare with the path shown: ${stretch.title}`}
              icon={<GitCompareArrows className="size-3.5" aria-hidden />}
              onClick={onCompare}
            >
              Compare
            </Button>
          )}
          {!stretch.isActive && (
            <Button
              size="small"
              tabIndex={tabIndex}
              disabled={isBusy}
              aria-label={`Restore: ${stretch.title}`}
              onClick={onRestore}
            >
              Restore
            </Button>
          )}
        </span>
      </div>
    </div>
  );
}

const outcomes: Record<DescribedStretch["outcome"], { label: string; tone: Tone }> = {
  open: { label: "Open", tone: "neutral" },
  running: { label: "Running", tone: "accent" },
  ended: { label: "Ended", tone: "positive" },
  failed: { label: "Failed", tone: "negative" },
  stopped: { label: "Stopped", tone: "caution" },
  parts: { label: "Forks", tone: "neutral" },
};

const shownNodes = 8;

/** The first and the last nodes of a long way. A node may come again: its place tells it apart. */
function shortened(nodes: DescribedStretch["nodes"]): { key: number; id: string; name: string }[] {
  const placed = nodes.map((node, key) => ({ key, ...node }));
  if (placed.length <= shownNodes) return placed;
  const left = placed.length - shownNodes + 1;
  return [
    ...placed.slice(0, 4),
    { key: -1, id: "", name: `… ${left} more …` },
    ...placed.slice(4 - shownNodes + 1),
  ];
}

function StretchNode({ id, name }: { id: string; name: string }) {
  return (
    <span className="inline-flex items-center gap-1">
      {id !== "" && <StretchNodeIcon id={id} />}
      {name}
    </span>
  );
}

function StretchNodeIcon({ id }: { id: string }) {
  return <NodeIcon type={useNodeType(id)} className="size-3" />;
}
