/**
 * Tokens as the provider counted them; null where it did not, and in every sum with such a part. `durationMs` is the time spent
 * generating.
 */
export type Usage = {
  inputTokens: number | null;
  /** Of the input, what the provider had in its cache. */
  cachedInputTokens: number;
  /** Of the input, what the provider put into its cache; only where it says so. */
  cacheWriteTokens?: number;
  outputTokens: number | null;
  /** Of the output, what was thought and not said; only where the provider says so. */
  reasoningTokens?: number;
  totalTokens: number | null;
  generations: number;
  durationMs: number;
};

export const noUsage: Usage = {
  inputTokens: 0,
  cachedInputTokens: 0,
  outputTokens: 0,
  totalTokens: 0,
  generations: 0,
  durationMs: 0,
};

/** A question of which nobody says what it cost. */
export function untoldUsage(durationMs: number): Usage {
  return { ...noUsage, inputTokens: null, outputTokens: null, totalTokens: null, generations: 1, durationMs };
}

export function addUsage(left: Usage, right: Usage): Usage {
  const cacheWriteTokens = (left.cacheWriteTokens ?? 0) + (right.cacheWriteTokens ?? 0);
  const reasoningTokens = (left.reasoningTokens ?? 0) + (right.reasoningTokens ?? 0);
  return {
    inputTokens: sum(left.inputTokens, right.inputTokens),
    cachedInputTokens: left.cachedInputTokens + right.cachedInputTokens,
    ...(cacheWriteTokens > 0 && { cacheWriteTokens }),
    outputTokens: sum(left.outputTokens, right.outputTokens),
    ...(reasoningTokens > 0 && { reasoningTokens }),
    totalTokens: sum(left.totalTokens, right.totalTokens),
    generations: left.generations + right.generations,
    durationMs: left.durationMs + right.durationMs,
  };
}

function sum(left: number | null, right: number | null): number | null {
  return left === null || right === null ? null : left + right;
}
