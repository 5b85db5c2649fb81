import { isJsonObject } from "@/shared/json";

/** Nothing takes less than nothing: what a server told so was once stored as it told it. */
export function possibleUsage(usage: unknown): unknown {
  if (!isJsonObject(usage)) return usage;
  return Object.fromEntries(
    Object.entries(usage).map(([measure, amount]) => [
      measure,
      typeof amount === "number" ? Math.max(0, amount) : amount,
    ]),
  );
}

/** The same for the usage that each event tells. */
export function withPossibleUsage(events: unknown): unknown {
  if (!Array.isArray(events)) return events;
  return events.map((event: unknown) =>
    isJsonObject(event) && isJsonObject(event.payload) && isJsonObject(event.payload.usage)
      ? { ...event, payload: { ...event.payload, usage: possibleUsage(event.payload.usage) } }
      : event,
  );
}
