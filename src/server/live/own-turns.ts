import type { JoinedMessage, ProgressMessage } from "./bus-message";
import { keptMs } from "./in-process-live-bus";
import { type ProgressLog, restOfLog } from "./progress-log";

type OwnTurn = { runId: string; log: ProgressLog; sent: number; isJoined: boolean };

/** The turns that this process runs, as far as other processes are to hear of them. */
export type OwnTurns = {
  add(runId: string, log: ProgressLog): void;
  /** Something was added to the turn of a run. @returns whether others are to hear of it now */
  hasGrown(runId: string, turnId: string): boolean;
  /** The turn of a run is over. Other processes may ask for its end for a little longer. */
  end(runId: string): void;
  /** @returns whether it was for a turn of this process */
  welcome(joined: JoinedMessage): boolean;
  /** Other processes may have missed messages: everything is sent again, and they skip what they know. */
  resend(): void;
  takeUnsent(): ProgressMessage[];
};

/** Most turns are watched by no other process: only their beginning and their end are sent. A run has one turn at a time. */
export function createOwnTurns(): OwnTurns {
  const turns = new Map<string, OwnTurn>();
  const unsent = new Set<OwnTurn>();

  function endLater(turn: OwnTurn): void {
    const forget = () => {
      if (turns.get(turn.runId) === turn) turns.delete(turn.runId);
    };
    setTimeout(forget, keptMs).unref();
  }

  function takeUnsentOf(turn: OwnTurn): ProgressMessage[] {
    const { runId, log, isJoined } = turn;
    const { turnId, revision } = log;
    const settled = settledEntry(log);
    const start = isJoined ? turn.sent : (settled?.start ?? 0);
    const events = isJoined ? restOfLog(log, start) : restOfLog(log, start).slice(0, 1);
    turn.sent = isJoined ? log.end : 1;
    return events.length === 0
      ? []
      : [{ type: "progress", runId, turnId, revision, start, events, isJoined }];
  }

  return {
    add(runId, log) {
      turns.set(runId, { runId, log, sent: 0, isJoined: false });
    },

    hasGrown(runId, turnId) {
      const turn = turns.get(runId);
      if (turn?.log.turnId !== turnId) return false;
      const hasSettled = settledEntry(turn.log) !== null;
      if (hasSettled) endLater(turn);
      const isToSend = turn.isJoined || hasSettled || turn.sent === 0;
      if (isToSend) unsent.add(turn);
      return isToSend;
    },

    end(runId) {
      const turn = turns.get(runId);
      if (turn) endLater(turn);
    },

    welcome({ runId, turnId, start }) {
      const turn = turns.get(runId);
      const isKnown = turn?.log.turnId === turnId;
      if (!turn || (settledEntry(turn.log) && !isKnown)) return false;
      turn.sent = Math.min(isKnown ? start : 0, turn.isJoined ? turn.sent : turn.log.end);
      turn.isJoined = true;
      unsent.add(turn);
      return true;
    },

    resend() {
      for (const turn of turns.values()) {
        turn.sent = 0;
        unsent.add(turn);
      }
    },

    takeUnsent() {
      const messages = [...unsent].flatMap(takeUnsentOf);
      unsent.clear();
      return messages;
    },
  };
}

function settledEntry(log: ProgressLog): ProgressLog["entries"][number] | null {
  const last = log.entries.at(-1);
  return last?.event.type === "turn_settled" ? last : null;
}
