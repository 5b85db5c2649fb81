import { CornerUpLeft, GitBranch, type LucideIcon, Pencil, RotateCcw, SlidersHorizontal } from "lucide-react";
import { Button } from "@/features/interface/button";
import { count, duration } from "@/features/interface/measure";
import { exactTime } from "@/features/interface/relative-time";
import type { TurnOutput } from "@/server/contract/turn-output";
import { hasEndedSession } from "./session-reading";
import { SiblingPicker } from "./sibling-picker";
import type { TurnViewProps } from "./turn-view";

/** What the turn took, and what can be done from it. The line is always there, so that nothing moves on hover. */
export function TurnFooter({
  turn,
  number,
  pathsLeftHere,
  isSelected,
  canRewind,
  commands,
  onRerun,
  onEdit,
}: TurnViewProps & { onRerun: (() => void) | null; onEdit: (() => void) | null }) {
  return (
    <footer className="flex min-h-7 flex-wrap items-center gap-x-1">
      <Button
        variant="quiet"
        size="small"
        className="-ml-2 font-normal text-ink-faint"
        aria-label={`Inspect turn ${number}`}
        aria-pressed={isSelected}
        title={turn.settledAt ? `Why, in detail. Settled ${exactTime(turn.settledAt)}` : undefined}
        onClick={() => commands.inspect(turn.id)}
      >
        {measuresOf(turn, number)}
      </Button>
      <SiblingPicker turn={turn} number={number} onRestore={commands.restore} onCompare={commands.compare} />
      {pathsLeftHere > 0 && (
        <Button
          variant="quiet"
          size="small"
          icon={<GitBranch className="size-3.5" />}
          onClick={commands.showPaths}
        >
          {count(pathsLeftHere, "other path")} from here
        </Button>
      )}
      <div className="ml-auto flex flex-wrap justify-end opacity-0 group-aria-busy/log:invisible transition-opacity group-focus-within/turn:opacity-100 group-hover/turn:opacity-100 pointer-coarse:opacity-100">
        {onRerun && <Action icon={RotateCcw} label="Rerun" isShort onAct={onRerun} />}
        {onEdit && <Action icon={Pencil} label="Edit and rerun" isShort onAct={onEdit} />}
        {turn.status !== "pending" && !hasEndedSession(turn) && (
          <Action
            icon={SlidersHorizontal}
            label="Change variables"
            isShort
            onAct={() => commands.editVariables(turn.id)}
          />
        )}
        {canRewind && (
          <Action icon={CornerUpLeft} label="Rewind to here" onAct={() => commands.rewind(turn.id)} />
        )}
      </div>
    </footer>
  );
}

function Action({
  icon: Icon,
  label,
  isShort = false,
  onAct,
}: {
  icon: LucideIcon;
  label: string;
  /** Only the icon where room is scarce. */
  isShort?: boolean;
  onAct: () => void;
}) {
  return (
    <Button variant="quiet" size="small" icon={<Icon className="size-3.5" aria-hidden />} onClick={onAct}>
      <span className={isShort ? "@max-xl:sr-only" : undefined}>{label}</span>
    </Button>
  );
}

function measuresOf({ status, usage }: TurnOutput, number: number): string {
  const measures =
    usage.generations === 0
      ? [outcomes[status]]
      : [duration(usage.durationMs), count(usage.totalTokens, "token")];
  return [`Turn ${number}`, ...measures].join(" · ");
}

/** What became of a turn for which the model has nothing to show. */
const outcomes: Record<TurnOutput["status"], string> = {
  pending: "running",
  completed: "no model call",
  failed: "failed",
  cancelled: "stopped",
};
