import { CornerUpLeft, GitBranch, type LucideIcon, Pencil, RotateCcw, SlidersHorizontal } from "lucide-react";
import { Button } from "@/features/interface/button";
import { IconButton } from "@/features/interface/icon-button";
import { count, duration, money, tokens } from "@/features/interface/measure";
import { exactTime } from "@/features/interface/relative-time";
import { hasEndedSession } from "@/features/tester/reading/session-reading";
import type { TurnOutput } from "@/server/contract/turn-output";
import { SiblingPicker } from "./sibling-picker";
import type { TurnViewProps } from "./turn-commands";

/** What the turn took, and what can be done from it. The actions keep their place beside it, so that nothing moves on hover. */
export function TurnFooter({
  turn,
  number,
  pathsLeftHere,
  cost,
  isSelected,
  canRewind,
  commands,
  onRerun,
  onEdit,
}: TurnViewProps & { onRerun: (() => void) | null; onEdit: (() => void) | null }) {
  return (
    <footer className="flex items-start gap-x-2">
      <div className="flex min-h-7 min-w-0 flex-1 flex-wrap items-center gap-x-1">
        <Button
          variant="quiet"
          size="small"
          className="-ml-2 font-normal text-ink-faint"
          aria-label={`Inspect turn ${number}`}
          aria-pressed={isSelected}
          title={turn.settledAt ? `Why, in detail. Settled ${exactTime(turn.settledAt)}` : undefined}
          onClick={() => commands.inspect(turn.id)}
        >
          {measuresOf(turn, number, cost)}
        </Button>
        <SiblingPicker
          turn={turn}
          number={number}
          onRestore={commands.restore}
          onCompare={commands.compare}
        />
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
      </div>
      <div className="flex shrink-0 items-center opacity-0 group-aria-busy/log:invisible transition-opacity group-focus-within/turn:opacity-100 group-hover/turn:opacity-100 pointer-coarse:opacity-100">
        {onRerun && <Action icon={RotateCcw} label="Rerun" onAct={onRerun} />}
        {onEdit && (
          <IconButton
            label="Edit and rerun"
            className="size-7"
            icon={<Pencil className="size-3.5" aria-hidden />}
            onClick={onEdit}
          />
        )}
        {turn.status !== "pending" && !hasEndedSession(turn) && (
          <IconButton
            label="Change variables"
            className="size-7"
            icon={<SlidersHorizontal className="size-3.5" aria-hidden />}
            onClick={() => commands.editVariables(turn.id)}
          />
        )}
        {canRewind && (
          <Action icon={CornerUpLeft} label="Rewind to here" onAct={() => commands.rewind(turn.id)} />
        )}
      </div>
    </footer>
  );
}

/** Only the icon where room is scarce. */
function Action({ icon: Icon, label, onAct }: { icon: LucideIcon; label: string; onAct: () => void }) {
  return (
    <Button
      variant="quiet"
      size="small"
      title={label}
      icon={<Icon className="size-3.5" aria-hidden />}
      onClick={onAct}
    >
      <span className="@max-md:sr-only">{label}</span>
    </Button>
  );
}

function measuresOf({ status, usage }: TurnOutput, number: number, cost: number | null): string {
  const measures =
    usage.generations === 0
      ? [outcomes[status]]
      : [duration(usage.durationMs), tokens(usage.totalTokens), ...(cost === null ? [] : [money(cost)])];
  return [`Turn ${number}`, ...measures].join(" · ");
}

/** What became of a turn for which the model has nothing to show. */
const outcomes: Record<TurnOutput["status"], string> = {
  pending: "running",
  completed: "no model call",
  failed: "failed",
  cancelled: "stopped",
};
