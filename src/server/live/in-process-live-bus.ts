import type { LiveEvent, TurnProgress } from "../contract/live-contract";
import type { LiveBus } from "../ports/live-bus";
import { addToLog, newProgressLog } from "./progress-log";
import { newRunFeed, type RunFeed, readFeed, tellChange, wakeReaders } from "./run-feed";

/** How long a settled turn can still be read by subscribers that had lost their connection, in milliseconds. */
export const keptMs = 10_000;

export type InProcessLiveBus = LiveBus & {
  /** The feed of a run; undefined when this process neither runs a turn of it nor has a subscriber for it. */
  feed(runId: string): RunFeed | undefined;
  watchedFeeds(): [runId: string, feed: RunFeed][];
  /** Adds what another process tells of its turn, no older than the feed's. @returns false when something before it is missing */
  receive(
    feed: RunFeed,
    turn: { turnId: string; revision: number },
    start: number,
    event: TurnProgress,
  ): boolean;
};

/** The bus of a process that is the only one on its database, and the part in this process of any other bus. */
export function createInProcessLiveBus(): InProcessLiveBus {
  const feeds = new Map<string, RunFeed>();
  const cancelHandlers = new Map<string, () => void>();
  let isClosed = false;

  function feedOf(runId: string): RunFeed {
    const feed = feeds.get(runId) ?? newRunFeed();
    feeds.set(runId, feed);
    return feed;
  }

  function forgetUnused(runId: string, feed: RunFeed): void {
    if (feed.readers === 0 && feed.log === null && feeds.get(runId) === feed) feeds.delete(runId);
  }

  function forgetTurnLater(runId: string, feed: RunFeed): void {
    const { log } = feed;
    const forget = () => {
      if (feed.log === log) feed.log = null;
      forgetUnused(runId, feed);
    };
    setTimeout(forget, keptMs).unref();
  }

  function publish(runId: string, event: LiveEvent): void {
    if (event.type === "session_changed") {
      const feed = feeds.get(runId);
      if (!feed) return;
      tellChange(feed, event);
      forgetTurnLater(runId, feed);
      return;
    }
    const feed = feedOf(runId);
    if (event.type === "turn_started") {
      feed.log = newProgressLog(event);
      feed.isOwn = true;
    }
    if (feed.log?.turnId !== event.turnId) return;
    addToLog(feed.log, event);
    wakeReaders(feed);
    if (event.type === "turn_settled") forgetTurnLater(runId, feed);
  }

  async function* subscribe(runId: string, options: { after: string | null; signal: AbortSignal }) {
    const feed = feedOf(runId);
    feed.isClosed = isClosed;
    feed.readers += 1;
    try {
      yield* readFeed(feed, options.after, options.signal);
    } finally {
      feed.readers -= 1;
      // Without a subscriber, messages of other processes are ignored, so the log would have a gap.
      if (feed.readers === 0 && !feed.isOwn) feed.log = null;
      forgetUnused(runId, feed);
    }
  }

  return {
    publish,
    subscribe,
    feed: (runId) => feeds.get(runId),
    watchedFeeds: () => [...feeds].filter(([, feed]) => feed.readers > 0),

    receive(feed, turn, start, event) {
      if (feed.log?.turnId !== turn.turnId) {
        if (start > 0) return false;
        feed.log = newProgressLog(turn);
        feed.isOwn = false;
      }
      const isWhole = addToLog(feed.log, event, start);
      wakeReaders(feed);
      return isWhole;
    },

    requestCancel(turnId) {
      cancelHandlers.get(turnId)?.();
    },

    onCancel(turnId, handler) {
      cancelHandlers.set(turnId, handler);
      return () => cancelHandlers.delete(turnId);
    },

    async close() {
      isClosed = true;
      for (const feed of feeds.values()) {
        feed.isClosed = true;
        wakeReaders(feed);
      }
    },
  };
}
