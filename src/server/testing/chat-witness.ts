import { expect } from "vitest";
import type { SessionAnswer, SessionOutput } from "../contract/text-chat-contract";
import type { TurnOutput } from "../contract/turn-output";

type Message = { text: string; idempotencyKey?: string | undefined };
export type SendMessage = (message: Message) => Promise<SessionAnswer>;
type SettledTurn = Omit<TurnOutput, "siblingTurnIds">;

/** What the answers of all processes say of one chat. They may never contradict each other. */
export type ChatWitness = {
  at: { workflowId: string; runId: string };
  /** The newest one that was answered. */
  revision: number;
  /** Turns that were answered as settled. They never change again. */
  settled: Map<string, SettledTurn>;
  /** The texts that were sent to be said, and whether that was acknowledged. */
  said: Map<string, boolean>;
  hear(answer: SessionAnswer): void;
  pick(index: number, isMeant?: (turn: SettledTurn) => boolean): SettledTurn;
  /** Sends a message that no other is like. */
  say(message: Message, send: SendMessage): Promise<SessionAnswer>;
  /** Sends the newest message that has a key again. */
  repeat(send: SendMessage): Promise<SessionAnswer>;
  /** Sends another text with the key of the newest message. */
  misuseKey(text: string, send: SendMessage): Promise<SessionAnswer>;
};

export function createChatWitness(workflowId: string, session: SessionOutput): ChatWitness {
  const said = new Map<string, boolean>();
  const settled = new Map<string, SettledTurn>();
  let newest: Message = { text: `Hello, ${session.workflowRunId}`, idempotencyKey: "first" };

  async function say(message: Message, send: SendMessage): Promise<SessionAnswer> {
    if (message.idempotencyKey !== undefined) newest = message;
    if (!said.has(message.text)) said.set(message.text, false);
    const answer = await send(message);
    said.set(message.text, true);
    return answer;
  }

  const witness: ChatWitness = {
    at: { workflowId, runId: session.workflowRunId },
    revision: 0,
    settled,
    said,

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

    say,
    repeat: (send) => say(newest, send),
    misuseKey: (text, send) => say({ ...newest, text }, send),
  };
  witness.hear(session);
  return witness;
}

export function turnsOf(answer: Exclude<SessionAnswer, { unchanged: true }>): TurnOutput[] {
  const { turns } = answer.sessionData;
  if (!("discardedFuture" in answer.sessionData)) return turns;
  return [...turns, ...answer.sessionData.discardedFuture.flatMap((branch) => branch.turns)];
}
