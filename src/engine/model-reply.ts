import type { JsonObject } from "@/shared/json";
import type { MessageShape } from "./message-shape";
import type { SentBack } from "./sent-back";
import type { Usage } from "./usage";

/** A function that the model wants called. */
export type FunctionCall = {
  id: string;
  name: string;
  /** `{ invalid }` holds the raw text of arguments that are not a JSON object. */
  arguments: { value: JsonObject } | { invalid: string };
};

/** Why the model stopped. `malformed-call`: it meant to call a function, and its server could not read the call. */
export type FinishReason = "stop" | "length" | "content-filter" | "tool-calls" | "malformed-call" | "other";

export type ModelReply = {
  text: string;
  /** What the model thought before it spoke; it is never said. Empty for none. */
  reasoning: string;
  functionCalls: readonly FunctionCall[];
  /** What is to be sent again with the calls; null for nothing. */
  sentBack: SentBack | null;
  finishReason: FinishReason;
  /** How the history was sent. */
  messageShape: MessageShape;
  model: string;
  usage: Usage;
  timeToFirstTokenMs: number | null;
  durationMs: number;
};

/** A reply to a request beside the conversation. It may fail without failing the turn: `text` is null then. */
export type AsideReply = {
  text: string | null;
  failure: string | null;
  model: string;
  usage: Usage;
  durationMs: number;
};
