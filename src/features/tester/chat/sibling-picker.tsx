import { ChevronLeft, ChevronRight, GitCompareArrows } from "lucide-react";
import { IconButton } from "@/features/interface/icon-button";
import type { TurnOutput } from "@/server/contract/turn-output";

/** Leads to what else was said in place of a turn, and to all that followed there. */
export function SiblingPicker({
  turn: { id, siblingTurnIds },
  number,
  onRestore,
  onCompare,
}: {
  turn: TurnOutput;
  number: number;
  onRestore: (turnId: string) => void;
  /** Compares the path shown with that of another turn. */
  onCompare: (turnId: string) => void;
}) {
  if (siblingTurnIds.length < 2) return null;
  const index = siblingTurnIds.indexOf(id);
  const previous = siblingTurnIds[index - 1];
  const next = siblingTurnIds[index + 1];
  return (
    <fieldset className="flex items-center text-ink-soft text-xs tabular-nums group-aria-busy/log:invisible">
      <legend className="sr-only">Branches at turn {number}</legend>
      <IconButton
        label="Previous branch"
        className="size-7"
        disabled={previous === undefined}
        icon={<ChevronLeft className="size-3.5" aria-hidden />}
        onClick={() => previous !== undefined && onRestore(previous)}
      />
      <span className="sr-only">
        Branch {index + 1} of {siblingTurnIds.length}
      </span>
      <span aria-hidden>
        {index + 1}/{siblingTurnIds.length}
      </span>
      <IconButton
        label="Next branch"
        className="size-7"
        disabled={next === undefined}
        icon={<ChevronRight className="size-3.5" aria-hidden />}
        onClick={() => next !== undefined && onRestore(next)}
      />
      <IconButton
        label={`Compare with branch ${previous === undefined ? index + 2 : index}`}
        className="size-7"
        icon={<GitCompareArrows className="size-3.5" aria-hidden />}
        onClick={() => {
          const other = previous ?? next;
          if (other !== undefined) onCompare(other);
        }}
      />
    </fieldset>
  );
}
