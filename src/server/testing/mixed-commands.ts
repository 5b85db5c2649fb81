import fc from "fast-check";
import type { RetakeClient } from "@/client/retake-client";
import type { ErrorReason } from "../contract/error-contract";
import type { SessionAnswer } from "../contract/text-chat-contract";
import type { ChatWitness, SendMessage } from "./chat-witness";

export type MixedCommand = {
  kind: MixedKind;
  chat: number;
  side: number;
  expected: "right" | "stale" | "absent";
  /** Which of the chat's turns it is about, by its place in the order they became known. */
  pick: number;
  /** How long the model takes for it. */
  milliseconds: number;
};

type Send = (client: RetakeClient, chat: ChatWitness, command: MixedCommand) => Promise<SessionAnswer>;
type Operation = {
  weight: number;
  /** Why it may be refused while others use the chat too. */
  refusals: ErrorReason[];
  /** Whether it changes nothing but what has the revision that it expects. */
  isChange: boolean;
  send: Send;
};

const overtaken: ErrorReason[] = ["revision_conflict", "turn_in_progress"];

/** Everything that can be done to a chat but deleting it. */
export const operations = {
  append: {
    weight: 6,
    refusals: [...overtaken, "session_ended", "idempotency_mismatch"],
    isChange: true,
    send: (client, chat, command) => {
      const text = newText(chat, command);
      // A message without a key cannot be sent again; sent again later, its stale revision could have become right.
      const idempotencyKey = command.expected === "stale" ? undefined : text;
      return chat.say({ text, idempotencyKey }, append(client, chat, command));
    },
  },
  appendAgain: {
    weight: 4,
    refusals: [...overtaken, "session_ended", "idempotency_mismatch"],
    isChange: false,
    send: (client, chat, command) => chat.repeat(append(client, chat, command)),
  },
  appendOther: {
    weight: 1,
    refusals: [...overtaken, "session_ended", "idempotency_mismatch"],
    isChange: false,
    send: (client, chat, command) => chat.misuseKey(newText(chat, command), append(client, chat, command)),
  },
  rerun: {
    weight: 3,
    refusals: overtaken,
    isChange: true,
    send: ({ textChat }, chat, command) => {
      const turn = chat.pick(command.pick, ({ kind }) => kind !== "context_patch");
      const about = { ...chat.at, turnId: turn.id, ...expectation(chat, command) };
      if (turn.kind === "opening") return textChat.rerun.mutate(about);
      return chat.say({ text: newText(chat, command) }, ({ text }) =>
        textChat.rerun.mutate({ ...about, text }),
      );
    },
  },
  rewind: {
    weight: 3,
    refusals: [...overtaken, "turn_not_found"],
    isChange: true,
    send: ({ textChat }, chat, command) => {
      const cursorTurnId = command.pick % 4 === 0 ? null : chat.pick(command.pick).id;
      return textChat.rewind.mutate({ ...chat.at, cursorTurnId, ...expectation(chat, command) });
    },
  },
  restore: {
    weight: 2,
    refusals: overtaken,
    isChange: true,
    send: ({ textChat }, chat, command) =>
      textChat.restore.mutate({
        ...chat.at,
        turnId: chat.pick(command.pick).id,
        ...expectation(chat, command),
      }),
  },
  patchContext: {
    weight: 2,
    refusals: [...overtaken, "session_ended"],
    isChange: true,
    send: ({ textChat }, chat, command) =>
      textChat.patchContext.mutate({
        ...chat.at,
        set: { chosen: command.pick },
        ...expectation(chat, command),
      }),
  },
  end: {
    weight: 1,
    refusals: overtaken,
    isChange: false,
    send: ({ textChat }, chat, command) => textChat.end.mutate({ ...chat.at, ...expectation(chat, command) }),
  },
  cancel: {
    weight: 4,
    refusals: [],
    isChange: false,
    send: async ({ textChat }, chat) => {
      const { headTurnId } = await textChat.tree.query(chat.at);
      return textChat.cancel.mutate({ ...chat.at, turnId: headTurnId });
    },
  },
  get: {
    weight: 4,
    refusals: [],
    isChange: false,
    send: ({ textChat }, chat, { expected }) =>
      textChat.get.query({ ...chat.at, ...sinceOf(chat, expected) }),
  },
} satisfies Record<string, Operation>;

export type MixedKind = keyof typeof operations;

/** The same commands for the same seed. */
export function mixedCommands({
  seed,
  count,
  chats,
}: {
  seed: number;
  count: number;
  chats: number;
}): MixedCommand[] {
  const kinds = Object.entries(operations).map(([kind, { weight }]) => ({
    arbitrary: fc.constant(kind as MixedKind),
    weight,
  }));
  const command = fc.record({
    kind: fc.oneof(...kinds),
    chat: fc.nat(chats - 1),
    side: fc.nat(1),
    expected: fc.constantFrom("right", "right", "stale", "absent", "absent"),
    pick: fc.nat(99),
    milliseconds: fc.nat(40),
  } as const);
  return fc.sample(fc.noBias(command), { seed, numRuns: count });
}

function append({ textChat }: RetakeClient, chat: ChatWitness, command: MixedCommand): SendMessage {
  return (message) => textChat.append.mutate({ ...chat.at, ...message, ...expectation(chat, command) });
}

function newText(chat: ChatWitness, { milliseconds }: MixedCommand): string {
  return `${chat.at.runId} ${chat.said.size}, in ${milliseconds} ms`;
}

function expectation(chat: ChatWitness, { expected, pick }: MixedCommand) {
  const sinceRevision = pick % 2 === 0 ? chat.revision : undefined;
  if (expected === "absent") return { sinceRevision };
  return { sinceRevision, expectedRevision: expected === "right" ? chat.revision : chat.revision - 1 };
}

function sinceOf(chat: ChatWitness, expected: MixedCommand["expected"]) {
  if (expected === "absent") return {};
  return { sinceRevision: expected === "right" ? chat.revision : chat.revision - 1 };
}
