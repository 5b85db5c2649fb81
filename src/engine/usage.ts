/** Tokens as the provider counted them; `durationMs` is the time spent generating. */
export type Usage = {
  inputTokens: number;
  /** Of the input, what the provider had in its cache. */
  cachedInputTokens: number;
  /** Of the input, what the provider put into its cache; only where it says so. */
  cacheWriteTokens?: number;
  outputTokens: number;
  totalTokens: number;
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

export function addUsage(left: Usage, right: Usage): Usage {
  const cacheWriteTokens = (left.cacheWriteTokens ?? 0) + (right.cacheWriteTokens ?? 0);
  return {
    inputTokens: left.inputTokens + right.inputTokens,
    cachedInputTokens: left.cachedInputTokens + right.cachedInputTokens,
    ...(cacheWriteTokens > 0 && { cacheWriteTokens }),
    outputTokens: left.outputTokens + right.outputTokens,
    totalTokens: left.totalTokens + right.totalTokens,
    generations: left.generations + right.generations,
    durationMs: left.durationMs + right.durationMs,
  };
}
