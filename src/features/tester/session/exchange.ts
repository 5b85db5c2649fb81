import type { Failure } from "@/features/api/failure";
import type { Reaction } from "@/features/interface/use-machine";
import type { Outgoing } from "@/features/tester/reading/timeline";
import type { LiveEvent } from "@/server/contract/live-contract";

/** Which revision a change expects, and since which its answer is to tell what changed: the one that the page holds. */
export type FromRevision = { expectedRevision: number; sinceRevision: number };

/** What goes on between the page and the server about one session. */
export type Exchange = {
  /** The change that is under way. Its message is shown before the server has it. */
  change: { outgoing: Outgoing | null } | null;
  /** The newest revision that anybody was told of. */
  toldRevision: number;
  /** Why the last change was refused. */
  failure: Failure | null;
};

/** `heldRevision`: what the page holds at that moment; undefined while it holds nothing. */
export type ExchangeEvent =
  | { type: "asked"; outgoing: Outgoing | null; heldRevision: number | undefined }
  /** The answer is kept. */
  | { type: "answered"; heldRevision: number | undefined }
  /** The session was read again since. */
  | { type: "refused"; failure: Failure; heldRevision: number | undefined }
  | { type: "told"; event: LiveEvent; heldRevision: number | undefined }
  /** Something beside the change failed, or a failure has been read. */
  | { type: "failed"; failure: Failure | null };

export type ExchangeEffect = { type: "make_change"; from: FromRevision } | { type: "catch_up" };

export const quietExchange: Exchange = { change: null, toldRevision: 0, failure: null };

/**
 * One change at a time, each from what the page holds. What others have changed is asked for when it is told of. The answer to a
 * change of the page's own brings it too, but comes only after the turn that it began: until then only the beginning of a turn is asked for.
 */
export function exchangeAfter(exchange: Exchange, event: ExchangeEvent): Reaction<Exchange, ExchangeEffect> {
  switch (event.type) {
    case "asked": {
      const { outgoing, heldRevision: revision } = event;
      if (exchange.change !== null || revision === undefined) return { state: exchange, effects: [] };
      const from = { expectedRevision: revision, sinceRevision: revision };
      return {
        state: { ...exchange, change: { outgoing }, failure: null },
        effects: [{ type: "make_change", from }],
      };
    }
    case "answered":
      return caughtUp({ ...exchange, change: null }, event.heldRevision);
    case "refused": {
      // A turn that failed is in the session, which tells of it.
      const failure = event.failure.reason === "turn_failed" ? null : event.failure;
      return caughtUp({ ...exchange, change: null, failure }, event.heldRevision);
    }
    case "told": {
      const { event: told, heldRevision } = event;
      if (!("revision" in told)) return { state: exchange, effects: [] };
      const state = { ...exchange, toldRevision: Math.max(exchange.toldRevision, told.revision) };
      const waitsForAnswer = exchange.change !== null && told.type !== "turn_started";
      return waitsForAnswer ? { state, effects: [] } : caughtUp(state, heldRevision);
    }
    case "failed":
      return { state: { ...exchange, failure: event.failure }, effects: [] };
  }
}

function caughtUp(state: Exchange, heldRevision = 0): Reaction<Exchange, ExchangeEffect> {
  return { state, effects: heldRevision < state.toldRevision ? [{ type: "catch_up" }] : [] };
}
