import { classNames } from "@/features/interface/class-names";
import { duration } from "@/features/interface/measure";
import type { TurnOutput } from "@/server/contract/turn-output";
import { type Bar, waterfall } from "./waterfall";

const fills: Record<Bar["kind"], string> = {
  generation: "bg-accent",
  tool: "bg-caution",
  extraction: "bg-positive",
  fetch: "bg-node-start",
  compaction: "bg-node-global",
};

const kinds: Record<Bar["kind"], string> = {
  generation: "Model",
  tool: "Tool",
  extraction: "Extraction",
  fetch: "Fetch",
  compaction: "Summary",
};

/** What a turn spent its time on, from its beginning to its end. The paler part is the wait for the first token. */
export function WaterfallChart({ turn }: { turn: TurnOutput }) {
  const { bars, totalMs } = waterfall(turn);
  if (bars.length === 0) return <p className="text-ink-faint text-sm">Nothing that takes time.</p>;
  const share = (milliseconds: number) => `${(milliseconds / totalMs) * 100}%`;
  return (
    <div className="grid gap-1">
      <ol className="grid gap-1">
        {bars.map((bar) => (
          <li
            key={bar.key}
            className="grid grid-cols-[minmax(0,7rem)_minmax(0,1fr)_3.5rem] items-center gap-2 text-xs"
          >
            <span className="truncate text-ink-soft" title={`${kinds[bar.kind]}: ${bar.label}`}>
              <span className="sr-only">{kinds[bar.kind]}: </span>
              {bar.label}
            </span>
            <span className="relative h-3 rounded-sm bg-sunken" aria-hidden>
              <span
                style={{ left: share(bar.startMs), width: `max(2px, ${share(bar.durationMs)})` }}
                className={classNames("absolute inset-y-0 overflow-hidden rounded-sm", fills[bar.kind])}
              >
                {bar.firstTokenMs !== null && bar.durationMs > 0 && (
                  <span
                    style={{ width: `${(bar.firstTokenMs / bar.durationMs) * 100}%` }}
                    className="absolute inset-y-0 left-0 bg-surface/60"
                  />
                )}
              </span>
            </span>
            <span className="text-right tabular-nums">
              {duration(bar.durationMs)}
              {bar.firstTokenMs !== null && (
                <span className="sr-only">, first token after {duration(bar.firstTokenMs)}</span>
              )}
            </span>
          </li>
        ))}
      </ol>
      <p className="flex justify-between text-ink-faint text-xs tabular-nums">
        <span>0</span>
        <span>{duration(totalMs)} in all</span>
      </p>
    </div>
  );
}
