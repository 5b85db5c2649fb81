import type { LiveEvent } from "../contract/live-contract";

/** Changes before this may have been missed: read the session. Changes after it are told. */
export type Resync = { type: "resync" };

/** `id` is where the subscriber stands after this: subscribing after it goes on from there. */
export type LiveMessage = { id: string; event: LiveEvent | Resync };

/**
 * Tells whoever watches a run what happens in it, in this process and in all others on the same database. It keeps
 * nothing that the database does not: what it loses, a subscriber learns by a `resync`.
 */
export type LiveBus = {
  /** Never fails and never waits. The events of a turn are published by the one process that runs it. */
  publish(runId: string, event: LiveEvent): void;

  /**
   * Begins with a `resync`. Then comes the turn that runs: what follows `after` when that is a place in this turn, else
   * all of it; then whatever happens next. Text may be joined into longer pieces, never cut short or repeated.
   * Ends when `signal` is aborted. @throws an `AbortError` when the bus closes
   */
  subscribe(
    runId: string,
    options: { after: string | null; signal: AbortSignal },
  ): AsyncIterable<LiveMessage>;

  /** Asks whoever runs this turn to stop it. May get lost: whoever must be sure also writes it down. */
  requestCancel(turnId: string): void;

  /** @returns what takes the handler away */
  onCancel(turnId: string, handler: () => void): () => void;

  close(): Promise<void>;
};
