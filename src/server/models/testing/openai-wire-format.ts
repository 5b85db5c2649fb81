import type { JsonObject } from "@/shared/json";

/** A reply as a provider sends it: each piece travels in a chunk of its own. */
export type WireReply = {
  text?: string[];
  functionCalls?: { id: string; name: string; argumentPieces: string[] }[];
  /** `stop`, or `tool_calls` when there are any, unless said otherwise. */
  finishReason?: string;
  /** `null` for a server that does not count. */
  usage?: {
    inputTokens: number;
    outputTokens: number;
    cachedInputTokens?: number;
    cacheWriteTokens?: number;
  } | null;
};

/** The chunks of what is said and called. */
export function contentChunks({ text = [], functionCalls = [] }: WireReply): JsonObject[] {
  return [
    choiceChunk({ role: "assistant", content: "" }),
    ...text.map((content) => choiceChunk({ content })),
    ...functionCalls.flatMap(({ id, name, argumentPieces }, index) => [
      choiceChunk({ tool_calls: [{ index, id, type: "function", function: { name, arguments: "" } }] }),
      ...argumentPieces.map((piece) =>
        choiceChunk({ tool_calls: [{ index, function: { arguments: piece } }] }),
      ),
    ]),
  ];
}

/** The chunks that complete a reply: the finish reason, then the usage in a chunk without choices. */
export function closingChunks({
  functionCalls = [],
  finishReason,
  usage = defaultUsage,
}: WireReply): JsonObject[] {
  const finish = choiceChunk({}, finishReason ?? (functionCalls.length > 0 ? "tool_calls" : "stop"));
  if (usage === null) return [finish];
  const { inputTokens, outputTokens, cachedInputTokens = 0, cacheWriteTokens } = usage;
  const counts = {
    prompt_tokens: inputTokens,
    completion_tokens: outputTokens,
    total_tokens: inputTokens + outputTokens,
    prompt_tokens_details: {
      cached_tokens: cachedInputTokens,
      ...(cacheWriteTokens !== undefined && { cache_write_tokens: cacheWriteTokens }),
    },
  };
  return [finish, { ...envelope, choices: [], usage: counts }];
}

const defaultUsage = { inputTokens: 10, outputTokens: 5 };
const envelope = {
  id: "chatcmpl-1",
  object: "chat.completion.chunk",
  created: 1_760_000_000,
  model: "wire-model",
};

function choiceChunk(delta: JsonObject, finishReason: string | null = null): JsonObject {
  return { ...envelope, choices: [{ index: 0, delta, finish_reason: finishReason }] };
}
