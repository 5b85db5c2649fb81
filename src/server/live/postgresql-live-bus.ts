import type { Log } from "../log";
import type { LiveBus } from "../ports/live-bus";
import type { BusMessage, JoinedMessage, ProgressMessage } from "./bus-message";
import { createInProcessLiveBus } from "./in-process-live-bus";
import { openNotificationChannel } from "./notification-channel";
import { createOwnTurns } from "./own-turns";
import { lengthOf } from "./progress-log";
import { type RunFeed, tellChange } from "./run-feed";

/** Messages of so many milliseconds are sent together. */
const coalesceMs = 30;

/**
 * The bus between the processes on one PostgreSQL. A process that watches a run asks the one that runs its turn for the
 * turn so far, and hears the rest from then on. A lost message shows as a gap, and is asked for in the same way.
 */
export async function openPostgresqlLiveBus(given: {
  url: string;
  instanceId: string;
  log: Log;
}): Promise<LiveBus> {
  const local = createInProcessLiveBus();
  const ownTurns = createOwnTurns();
  /** Only the newest message of its kind about a run or a turn matters. */
  const unsent = new Map<string, BusMessage>();
  let timer: NodeJS.Timeout | undefined;
  let flushedAt = Number.NEGATIVE_INFINITY;

  function send(message: BusMessage): void {
    unsent.set(aboutWhat(message), message);
    flushSoon();
  }

  /** Sent when there is a connection, unless a newer message has replaced it by then. */
  function sendLater(message: BusMessage): void {
    const newer = unsent.get(aboutWhat(message));
    if (!newer || revisionOf(newer) < revisionOf(message)) unsent.set(aboutWhat(message), message);
  }

  function flushSoon(): void {
    timer ??= setTimeout(flush, Math.max(0, flushedAt + coalesceMs - performance.now()));
  }

  /** Without a connection everything stays as it is, until there is one. */
  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    flushedAt = performance.now();
    if (!channel.isOpen()) return;
    const sent = new Map(unsent);
    unsent.clear();
    const progress = ownTurns.takeUnsent();
    const messages = [...sent.values(), ...progress];
    if (messages.length === 0) return;
    const isSent = await channel.send(messages);
    if (isSent) return;
    for (const message of [...sent.values(), ...progress.flatMap(changeBySettling)]) sendLater(message);
  }

  function join(runId: string, { turnId = null, end = 0 }: { turnId?: string | null; end?: number }): void {
    send({ type: "joined", runId, turnId, start: end });
  }

  function receive(message: BusMessage): void {
    if (message.type === "cancel_requested") local.requestCancel(message.turnId);
    else if (message.type === "joined") welcome(message);
    else {
      const feed = local.feed(message.runId);
      if (!feed || feed.readers === 0) return;
      if (message.type === "progress") receiveProgress(feed, message);
      else tellChange(feed, { type: message.type, revision: message.revision });
    }
  }

  function welcome(joined: JoinedMessage): void {
    if (ownTurns.welcome(joined)) flushSoon();
  }

  function receiveProgress(feed: RunFeed, message: ProgressMessage): void {
    const { runId, turnId, revision, start, events, isJoined } = message;
    // Somebody else asked for a turn that is over; the next one has begun since.
    if (feed.log && revision < feed.log.revision) return;
    let position = start;
    let isWhole = isJoined;
    for (const event of events) {
      const isNext = local.receive(feed, message, position, event);
      // Whoever ran the turn may be gone, and not tell the rest.
      if (!isNext && event.type === "turn_settled") {
        tellChange(feed, { type: "session_changed", revision: event.revision });
      }
      isWhole = event.type === "turn_settled" ? isNext : isWhole && isNext;
      position += lengthOf(event);
    }
    if (!isWhole) join(runId, { turnId, end: feed.log?.turnId === turnId ? feed.log.end : 0 });
  }

  const channel = await openNotificationChannel({
    url: given.url,
    sender: given.instanceId,
    log: given.log,
    onMessage: (message) => receive(message as BusMessage),
    onConnected() {
      ownTurns.resend();
      for (const [runId, feed] of local.watchedFeeds()) {
        tellChange(feed, { type: "resync" });
        join(runId, feed.log ?? {});
      }
      flushSoon();
    },
  });

  return {
    publish(runId, event) {
      local.publish(runId, event);
      if (event.type === "session_changed") {
        ownTurns.end(runId);
        send({ runId, ...event });
        return;
      }
      const log = local.feed(runId)?.log;
      if (event.type === "turn_started" && log) ownTurns.add(runId, log);
      if (ownTurns.hasGrown(runId, event.turnId)) flushSoon();
    },

    async *subscribe(runId, options) {
      let hasJoined = false;
      for await (const message of local.subscribe(runId, options)) {
        if (!hasJoined) join(runId, local.feed(runId)?.log ?? {});
        hasJoined = true;
        yield message;
      }
    },

    requestCancel(turnId) {
      local.requestCancel(turnId);
      send({ type: "cancel_requested", turnId });
    },

    onCancel: local.onCancel,

    async close() {
      await flush();
      clearTimeout(timer);
      await local.close();
      await channel.close();
    },
  };
}

const aboutWhat = (message: BusMessage) =>
  `${message.type} ${"runId" in message ? message.runId : message.turnId}`;

const revisionOf = (message: BusMessage) => ("revision" in message ? message.revision : 0);

/** A turn that goes on is told again when there is a connection. One that has settled may be forgotten by then. */
function changeBySettling({ runId, events }: ProgressMessage): BusMessage[] {
  const last = events.at(-1);
  return last?.type === "turn_settled" ? [{ type: "session_changed", runId, revision: last.revision }] : [];
}
