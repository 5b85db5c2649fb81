import type { TurnOutput } from "@/server/contract/turn-output";
import { isJsonObject } from "@/shared/json";

/** A message on its way: what was said, the key by which the server knows it again, and the revision it was said at. */
export type SentMessage = { text: string; idempotencyKey: string; revision: number };

export function writeSentMessage(message: SentMessage): string {
  return JSON.stringify(message);
}

/** Null for a value that is no sent message. */
export function readSentMessage(stored: string | null): SentMessage | null {
  try {
    const value: unknown = JSON.parse(stored ?? "null");
    return isSentMessage(value) ? value : null;
  } catch {
    return null;
  }
}

/** Whether the session has it, as far as the turns tell. */
export function hasArrived({ text, revision }: SentMessage, turns: readonly TurnOutput[]): boolean {
  return turns.some((turn) => turn.createdRevision > revision && turn.userMessage?.text === text);
}

function isSentMessage(value: unknown): value is SentMessage {
  return (
    isJsonObject(value) &&
    typeof value.text === "string" &&
    typeof value.idempotencyKey === "string" &&
    typeof value.revision === "number"
  );
}
