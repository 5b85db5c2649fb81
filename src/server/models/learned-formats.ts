import { LRUCache } from "lru-cache";
import type { KnownFormats, ReplyFormat } from "./ask-aside";

/** What the models of each organization were found to accept. */
export type LearnedFormats = { of(organizationId: string): KnownFormats };

const hourMs = 3_600_000;

/** Forgets after an hour: a server may learn, and what was refused may have been refused for another reason. */
export function createLearnedFormats(clock: () => number = () => performance.now()): LearnedFormats {
  const learned = new LRUCache<string, ReplyFormat>({
    max: 10_000,
    ttl: hourMs,
    ttlResolution: 0,
    perf: { now: clock },
  });
  return {
    of(organizationId) {
      const keyOf = (modelId: string) => JSON.stringify([organizationId, modelId]);
      return {
        get: (modelId) => learned.get(keyOf(modelId)),
        set: (modelId, format) => learned.set(keyOf(modelId), format),
      };
    },
  };
}
