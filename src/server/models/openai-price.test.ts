import { calcPrice } from "@pydantic/genai-prices";
import { describe, expect, test } from "vitest";
import { costOfCall } from "@/engine/price";
import { noUsage } from "@/engine/usage";
import { openAiPrice } from "./openai-price";

describe("openAiPrice", () => {
  test.each([
    ["gpt-4.1-mini", { input: 1_000, cached: 200, written: 0, output: 100 }],
    ["gpt-4.1-mini-2025-04-14", { input: 1_000, cached: 0, written: 0, output: 100 }],
    ["gpt-4", { input: 1_000, cached: 200, written: 0, output: 100 }],
    ["o3", { input: 1_000, cached: 200, written: 0, output: 100 }],
    ["gpt-5.4", { input: 200_000, cached: 1_000, written: 0, output: 5_000 }],
    ["gpt-5.4", { input: 300_000, cached: 1_000, written: 0, output: 5_000 }],
    ["gpt-5.6", { input: 9_000, cached: 1_000, written: 2_000, output: 500 }],
    ["gpt-5.6", { input: 400_000, cached: 1_000, written: 2_000, output: 500 }],
  ])("costs a call of %s like the list's own sums: %j", (model, { input, cached, written, output }) => {
    const price = openAiPrice(model);
    if (!price) throw new Error(`${model} has no price.`);
    const usage = {
      ...noUsage,
      inputTokens: input,
      cachedInputTokens: cached,
      cacheWriteTokens: written,
      outputTokens: output,
    };
    const hasWriteRate = price.cacheWrite !== price.input;
    const counted = {
      input_tokens: input,
      cache_read_tokens: cached,
      output_tokens: output,
      ...(hasWriteRate && { cache_write_tokens: written }),
    };
    const listed = calcPrice(counted, model, { providerId: "openai" });
    expect(costOfCall(usage, price)).toBeCloseTo(listed?.total_price ?? Number.NaN, 10);
  });

  test.each(["nobody-knows-it", "", "whisper-1", "omni-moderation-latest", "text-embedding-3-small"])(
    "does not price %j",
    (model) => {
      expect(openAiPrice(model)).toBeNull();
    },
  );
});
