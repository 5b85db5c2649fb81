import { expect } from "vitest";
import type { SessionAnswer, SessionOutput } from "../contract/text-chat-contract";
import type { TurnOutput } from "../contract/turn-output";

export type Message = { text: string; idempotencyKey: string; isAcknowledged: boolean };
type Send = (message: Message) => Promise<SessionAnswer>;
type SettledTurn = Omit<TurnOutput, "siblingTurnIds">;

/** What the answers of all processes say of one chat. They may never contradict each other. */
export type ChatWitness = {
  at: { workflowId: string; runId: string };
  /** The newest one that was answered. */
  revision: number;
  /** Turns that were answered as settled. They never change again. */
  settled: Map<string, SettledTurn>;
  /** What was sent to be said, by its text. */
  messages: Map<string, Message>;
  hear(answer: SessionAnswer): void;
  pick(index: number, isMeant?: (turn: SettledTurn) => boolean): SettledTurn;
  /** Sends a new message. */
  say(text: string, send: Send): Promise<SessionAnswer>;
  /** Sends the newest message again, with its key; or something else under that key. */
  repeat(otherText: string | null, send: Send): Promise<SessionAnswer>;
};

export function createChatWitness(workflowId: string, session: SessionOutput): ChatWitness {
  const messages = new Map<string, Message>();
  const settled = new Map<string, SettledTurn>();

  async function sendMessage(message: Message, send: Send): Promise<SessionAnswer> {
    messages.set(message.text, message);
    const answer = await send(message);
    message.isAcknowledged = true;
    return answer;
  }

  const witness: ChatWitness = {
    at: { workflowId, runId: session.workflowRunId },
    revision: 0,
    settled,
    messages,

    hear(answer) {
      if ("unchanged" in answer) return;
      witness.revision = Math.max(witness.revision, answer.revision);
      for (const { siblingTurnIds: _, ...turn } of turnsOf(answer)) {
        if (turn.status === "pending") continue;
        expect(turn).toEqual(settled.get(turn.id) ?? turn);
        settled.set(turn.id, turn);
      }
    },

    pick(index, isMeant = () => true) {
      const turns = [...settled.values()].filter(isMeant);
      const turn = turns[index % turns.length];
      if (!turn) throw new Error("No turn is known.");
      return turn;
    },

    say(text, send) {
      return sendMessage({ text, idempotencyKey: text, isAcknowledged: false }, send);
    },

    repeat(otherText, send) {
      const newest = [...messages.values()].at(-1);
      const idempotencyKey = newest?.idempotencyKey ?? "first";
      if (otherText !== null || !newest) {
        const text = otherText ?? "First";
        return sendMessage({ text, idempotencyKey, isAcknowledged: false }, send);
      }
      return sendMessage(newest, send);
    },
  };
  witness.hear(session);
  return witness;
}

export function turnsOf(answer: Exclude<SessionAnswer, { unchanged: true }>): TurnOutput[] {
  const { turns } = answer.sessionData;
  if (!("discardedFuture" in answer.sessionData)) return turns;
  return [...turns, ...answer.sessionData.discardedFuture.flatMap((branch) => branch.turns)];
}
