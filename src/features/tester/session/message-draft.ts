import { hasArrived, type SentMessage } from "@/features/tester/reading/sent-message";
import type { TurnOutput } from "@/server/contract/turn-output";

/** What is said, under a key by which the server knows it again when its answer was lost and it is sent once more. */
export type Message = { text: string; idempotencyKey: string };

/** What is typed, and what was sent and is not known to have arrived. */
export type MessageDraft = {
  text: string;
  /** Of a message that came back: sent again as it is, it is the same one. Null for another text. */
  idempotencyKey: string | null;
  sent: SentMessage | null;
};

export const emptyDraft: MessageDraft = { text: "", idempotencyKey: null, sent: null };

/** Another text is another message. */
export function typed(draft: MessageDraft, text: string): MessageDraft {
  return { ...draft, text, idempotencyKey: null };
}

/** What is typed is on its way. `newKey` is for a message that was not sent before. */
export function taken(
  { text: written, idempotencyKey }: MessageDraft,
  revision: number,
  newKey: string,
): { draft: MessageDraft; message: Message } {
  const message = { text: written.trim(), idempotencyKey: idempotencyKey ?? newKey };
  return { draft: { ...emptyDraft, sent: { ...message, revision } }, message };
}

/** What became of the message that was sent is known. */
export function settledDraft(draft: MessageDraft): MessageDraft {
  return { ...draft, sent: null };
}

/** Puts back what could not be sent, before anything typed since. */
export function returned(
  draft: MessageDraft,
  { text, idempotencyKey }: { text: string; idempotencyKey: string | null },
): MessageDraft {
  return draft.text === ""
    ? { ...draft, text, idempotencyKey }
    : { ...draft, text: `${text}\n${draft.text}`, idempotencyKey: null };
}

/** The draft as a page finds it that opens the session: what was sent comes back unless the session has it. */
export function reopened(draft: MessageDraft, turns: readonly TurnOutput[]): MessageDraft {
  const { sent } = draft;
  const rest = settledDraft(draft);
  return sent === null || hasArrived(sent, turns) ? rest : returned(rest, sent);
}
