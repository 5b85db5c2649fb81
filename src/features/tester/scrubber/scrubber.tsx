import { type KeyboardEvent, memo, type PointerEvent, useEffect, useRef, useState } from "react";
import { classNames } from "@/features/interface/class-names";
import { type Stop, stopAt, tickedStops } from "./scrubber-stops";

const marks: Record<Stop["mark"], string> = {
  plain: "h-px w-2 bg-ink-faint",
  branching: "size-1.5 rotate-45 bg-ink-soft",
  failed: "h-1 w-2.5 bg-negative",
  changed: "size-1.5 rounded-full bg-ink-soft",
};

const pageLength = 10;

/**
 * A track beside the chat with a stop for each turn. Dragging previews a turn, releasing rewinds to it; the turns after
 * it are dimmed.
 */
export const Scrubber = memo(function Scrubber({
  stops,
  standing,
  isDisabled,
  onLook,
  onMove,
}: {
  stops: readonly Stop[];
  /** The stop where the session stands, or would stand after releasing. */
  standing: number;
  isDisabled: boolean;
  /** Null when the preview is over. */
  onLook: (index: number | null) => void;
  onMove: (index: number) => void;
}) {
  const track = useRef<HTMLDivElement>(null);
  const [length, setLength] = useState(0);
  const [isDragging, setIsDragging] = useState(false);
  const [pointed, setPointed] = useState<number | null>(null);
  const last = stops.length - 1;
  const share = (index: number) => (last === 0 ? 1 : index / last);

  useEffect(() => {
    if (!track.current) return;
    const observer = new ResizeObserver(([entry]) => setLength(entry?.contentRect.height ?? 0));
    observer.observe(track.current);
    return () => observer.disconnect();
  }, []);

  if (last < 0) return null;
  const indexAt = (event: PointerEvent) => {
    const box = track.current?.getBoundingClientRect();
    return box ? stopAt(stops, (event.clientY - box.top) / box.height) : standing;
  };
  const letGo = () => {
    setIsDragging(false);
    onLook(null);
  };
  const handleKey = (event: KeyboardEvent) => {
    if (event.key === "Escape" && isDragging) return letGo();
    const target = {
      ArrowUp: standing - 1,
      ArrowLeft: standing - 1,
      ArrowDown: standing + 1,
      ArrowRight: standing + 1,
      PageUp: standing - pageLength,
      PageDown: standing + pageLength,
      Home: 0,
      End: last,
    }[event.key];
    if (target === undefined || isDisabled) return;
    event.preventDefault();
    onMove(Math.max(0, Math.min(last, target)));
  };
  const ticked = tickedStops(stops, length);
  const told = isDragging ? standing : pointed;
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label="Timeline"
      aria-orientation="vertical"
      aria-valuemin={1}
      aria-valuemax={stops.length}
      aria-valuenow={standing + 1}
      aria-valuetext={stops[standing]?.label}
      aria-disabled={isDisabled}
      title="[ and ] step back and forward, Home and End go to its ends, Escape returns to the latest turn"
      className="group/scrubber relative w-6 shrink-0 cursor-pointer touch-none select-none border-l py-4 -outline-offset-2 aria-disabled:cursor-default"
      onKeyDown={handleKey}
      onPointerDown={(event) => {
        if (isDisabled || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setIsDragging(true);
        onLook(indexAt(event));
      }}
      onPointerMove={(event) => {
        setPointed(indexAt(event));
        if (isDragging) onLook(indexAt(event));
      }}
      onPointerLeave={() => setPointed(null)}
      onPointerUp={(event) => {
        if (!isDragging) return;
        setIsDragging(false);
        onMove(indexAt(event));
      }}
      onPointerCancel={letGo}
    >
      <div ref={track} className="relative mx-auto h-full w-full">
        <span aria-hidden className="-translate-x-1/2 absolute inset-y-0 left-1/2 w-px bg-line-strong" />
        <span
          aria-hidden
          style={{ height: `${share(standing) * 100}%` }}
          className="-translate-x-1/2 absolute top-0 left-1/2 w-0.5 bg-accent"
        />
        {stops.map(
          ({ turnId, mark }, index) =>
            ticked.has(index) && (
              <span
                key={turnId}
                aria-hidden
                style={{ top: `${share(index) * 100}%` }}
                className={classNames(
                  "-translate-x-1/2 -translate-y-1/2 absolute left-1/2",
                  marks[mark],
                  index > standing && "opacity-50",
                )}
              />
            ),
        )}
        <span
          aria-hidden
          style={{ top: `${share(standing) * 100}%` }}
          className="-translate-x-1/2 -translate-y-1/2 absolute left-1/2 h-2.5 w-4 rounded-sm border-2 border-surface bg-accent group-hover/scrubber:h-3"
        />
        {told !== null && (
          <span
            aria-hidden
            style={{ top: `${share(told) * 100}%` }}
            className="-translate-y-1/2 pointer-events-none absolute right-6 z-10 max-w-72 truncate whitespace-nowrap rounded-md bg-ink px-2 py-1 text-surface text-xs"
          >
            {stops[told]?.label}
          </span>
        )}
      </div>
    </div>
  );
});
