import type { ModelReply } from "@/engine/model-reply";
import { isJsonObject, type JsonValue } from "@/shared/json";
import type { FinishPart } from "./reply-stream";

/** What a reply cost. The SDK makes zeros of what was not told: where the provider's own counts are there, they are read. */
export function readUsage({ usage }: FinishPart, durationMs: number): ModelReply["usage"] {
  const { inputTokens: input, outputTokens: output, raw } = usage;
  const counts = isJsonObject(raw) && "prompt_tokens" in raw ? raw : null;
  const ofInput = objectIn(counts?.prompt_tokens_details);
  const ofOutput = objectIn(counts?.completion_tokens_details);
  const inputTokens = numberIn(counts ? counts.prompt_tokens : input.total);
  const outputTokens = numberIn(counts ? counts.completion_tokens : output.total);
  const cacheWriteTokens = numberIn(counts ? ofInput.cache_write_tokens : input.cacheWrite) ?? 0;
  const reasoningTokens = numberIn(counts ? ofOutput.reasoning_tokens : output.reasoning) ?? 0;
  const isKnown = inputTokens !== null && outputTokens !== null;
  return {
    inputTokens,
    cachedInputTokens: numberIn(counts ? ofInput.cached_tokens : input.cacheRead) ?? 0,
    ...(cacheWriteTokens > 0 && { cacheWriteTokens }),
    outputTokens,
    ...(reasoningTokens > 0 && { reasoningTokens }),
    totalTokens: isKnown ? inputTokens + outputTokens : numberIn(counts?.total_tokens),
    generations: 1,
    durationMs,
  };
}

function objectIn(value: JsonValue | undefined): { [name: string]: JsonValue } {
  return isJsonObject(value) ? value : {};
}

function numberIn(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}
