import { LRUCache } from "lru-cache";

/** What was found out about models, by their ids. A `Map` is one. */
export type Known<Value> = {
  get(modelId: string): Value | undefined;
  set(modelId: string, value: Value): unknown;
};

/** What was found out about the models of each organization. */
export type Learned<Value> = { of(organizationId: string): Known<Value> };

const hourMs = 3_600_000;

/** Forgets after an hour: a server may learn, and what was refused may have been refused for another reason. */
export function createLearned<Value extends string | object>(
  clock: () => number = () => performance.now(),
): Learned<Value> {
  const learned = new LRUCache<string, Value>({
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
        set: (modelId, value) => learned.set(keyOf(modelId), value),
      };
    },
  };
}
