import type { JsonObject } from "@/shared/json";
import type { Usage } from "./usage";

/** A function that the model wants called. */
export type FunctionCall = {
  id: string;
  name: string;
  /** `{ invalid }` holds the raw text of arguments that are not a JSON object. */
  arguments: { value: JsonObject } | { invalid: string };
};

export type ModelReply = {
  text: string;
  functionCalls: readonly FunctionCall[];
  finishReason: string;
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
