import { isTrackedEnvelope, type TrackedEnvelope, tracked } from "@trpc/server";
import { z } from "zod";

type Stream<Value> = AsyncIterable<TrackedEnvelope<Value>>;

/** The output of a subscription whose events have ids: each is checked against the shape as it is sent. */
export function trackedOutput<Output, Input>(shape: z.ZodType<Output, Input>) {
  return z
    .custom<Stream<Input>>(
      (value) => typeof value === "object" && value !== null && Symbol.asyncIterator in value,
    )
    .transform(async function* (events): AsyncGenerator<TrackedEnvelope<Output>, void, undefined> {
      for await (const event of events) {
        if (!isTrackedEnvelope(event)) throw new Error("An event has no id.");
        const [id, data] = event;
        yield tracked(id, shape.parse(data));
      }
    });
}
