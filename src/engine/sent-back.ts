import type { JsonObject } from "@/shared/json";

/**
 * What came with the calls of a reply, and its server wants to be sent again with them: DeepSeek the reasoning, Gemini a
 * signature of each call, OpenRouter a list of its own. No other server is sent it.
 */
export type SentBack = {
  /** The server, by a name that does not tell its address. */
  server: string;
  /** The field in which the reasoning came and goes back; null when it stays here. */
  reasoningField: "reasoning_content" | "reasoning" | null;
  reasoningDetails: JsonObject[];
  /** The `extra_content` of each call, in their order. */
  calls: (JsonObject | null)[];
};

/** Fields of a message or a call that only one server is sent, by that server. */
export type ServerFields = { [server: string]: JsonObject };

export function fieldsOfMessage(sentBack: SentBack | null, reasoning: string): ServerFields | null {
  if (sentBack === null) return null;
  const { server, reasoningField, reasoningDetails } = sentBack;
  const fields = {
    ...(reasoningField && reasoning !== "" && { [reasoningField]: reasoning }),
    ...(reasoningDetails.length > 0 && { reasoning_details: reasoningDetails }),
  };
  return Object.keys(fields).length > 0 ? { [server]: fields } : null;
}

export function fieldsOfCall(sentBack: SentBack | null, index: number): ServerFields | null {
  const extra = sentBack?.calls[index];
  return sentBack && extra ? { [sentBack.server]: { extra_content: extra } } : null;
}
