import type { SessionChanged } from "../contract/live-contract";
import type { LiveMessage, Resync } from "../ports/live-bus";
import { nextInLog, type ProgressLog } from "./progress-log";

/** What is told of one run. Readers keep their own place in it, so a slow one costs nothing and loses nothing. */
export type RunFeed = {
  log: ProgressLog | null;
  /** Whether this process runs the turn of the log. */
  isOwn: boolean;
  /** Only the newest is kept: they all say that the session is to be read. */
  lastChange: SessionChanged | Resync;
  changes: number;
  readers: number;
  isClosed: boolean;
  isWaking: boolean;
  readonly waiting: Set<() => void>;
};

export function newRunFeed(): RunFeed {
  return {
    log: null,
    isOwn: false,
    lastChange: { type: "resync" },
    changes: 0,
    readers: 0,
    isClosed: false,
    isWaking: false,
    waiting: new Set(),
  };
}

/** Once for all that this round of the event loop has told: a model that floods makes no message of each of its chunks. */
export function wakeReaders(feed: RunFeed): void {
  if (feed.isWaking) return;
  feed.isWaking = true;
  setImmediate(() => {
    feed.isWaking = false;
    for (const wake of [...feed.waiting]) wake();
  });
}

/**
 * While a turn runs no other change is accepted, so a newer revision means that the turn of the log is over. A revision
 * that is not newer arrived late and is ignored.
 */
export function tellChange(feed: RunFeed, change: SessionChanged | Resync): void {
  const { lastChange, log } = feed;
  if (change.type === "session_changed") {
    if (lastChange.type === "session_changed" && lastChange.revision >= change.revision) return;
    if (log && log.revision < change.revision) log.isOver = true;
  }
  feed.lastChange = change;
  feed.changes += 1;
  wakeReaders(feed);
}

type Place = { turnId: string; position: number };

/** See `LiveBus.subscribe`. */
export async function* readFeed(
  feed: RunFeed,
  after: string | null,
  signal: AbortSignal,
): AsyncGenerator<LiveMessage> {
  let place = placeToBegin(feed.log, after);
  let log: ProgressLog | null = null;
  let heard = feed.changes;
  yield { id: idOf(place), event: { type: "resync" } };
  while (!signal.aborted) {
    const next = log && nextInLog(log, place.position);
    if (next) {
      place = { ...place, position: next.end };
      yield { id: idOf(place), event: next.event };
    } else if (heard !== feed.changes) {
      heard = feed.changes;
      yield { id: idOf(place), event: feed.lastChange };
    } else if (feed.log && feed.log !== log) {
      log = feed.log;
      if (place.turnId !== log.turnId) place = { turnId: log.turnId, position: 0 };
    } else if (feed.isClosed) {
      throw new DOMException("The server is stopping.", "AbortError");
    } else {
      await somethingNew(feed, signal);
    }
  }
}

function placeToBegin(log: ProgressLog | null, after: string | null): Place {
  const place = placeOf(after);
  if (!log || log.turnId === place.turnId) return place;
  return { turnId: log.turnId, position: log.isOver ? log.end : 0 };
}

const idOf = ({ turnId, position }: Place) => `${turnId}:${position}`;

/** What names no position in a turn counts as the position before all turns. */
function placeOf(id: string | null): Place {
  const [, turnId, position] = /^(.+):(\d{1,9})$/.exec(id ?? "") ?? [];
  return turnId && position ? { turnId, position: Number(position) } : { turnId: "none", position: 0 };
}

function somethingNew(feed: RunFeed, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      feed.waiting.delete(wake);
      signal.removeEventListener("abort", wake);
      resolve();
    };
    feed.waiting.add(wake);
    signal.addEventListener("abort", wake);
  });
}
