"use client";

import { useSyncExternalStore } from "react";
import { exactTime, relativeTime } from "./relative-time";

const tickMs = 30_000;

function subscribe(onTick: () => void): () => void {
  const timer = setInterval(onTick, tickMs);
  return () => clearInterval(timer);
}

/** Rounded down, so that it stays the same between two ticks. */
function currentTick(): number {
  return Math.floor(Date.now() / tickMs) * tickMs;
}

/** A time as people say it, with the exact one in the title. */
export function Moment({ at, className }: { at: string; className?: string }) {
  const now = useSyncExternalStore(subscribe, currentTick, currentTick);
  return (
    <time dateTime={at} title={exactTime(at)} className={className}>
      {relativeTime(at, now)}
    </time>
  );
}
