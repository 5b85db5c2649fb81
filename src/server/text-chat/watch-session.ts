import type { EventsInput, LiveEvent } from "../contract/live-contract";
import type { SessionScope } from "../ports/session-store";
import type { Caller, Services } from "../services";
import { loadSession } from "./stored/load-session";

export type WatchedEvent = { id: string; event: LiveEvent };

/**
 * What happens in a session, until `signal` is aborted: then it ends with an AbortError. The first event says at which revision it stands now, so that nobody
 * who connects, or connects again, can have missed a change.
 * @throws AppError session_not_found, not_text_chat
 */
export async function watchSession(
  services: Services,
  caller: Caller,
  input: EventsInput,
  signal: AbortSignal,
): Promise<AsyncGenerator<WatchedEvent>> {
  const scope = { ...input, ...caller };
  await loadSession(services, scope);
  return follow(services, scope, input.lastEventId ?? null, signal);
}

async function* follow(
  services: Services,
  scope: SessionScope,
  after: string | null,
  signal: AbortSignal,
): AsyncGenerator<WatchedEvent> {
  for await (const { id, event } of services.live.subscribe(scope.runId, { after, signal })) {
    yield { id, event: event.type === "resync" ? await whereItStands(services, scope) : event };
  }
  // A stream that ends without an error tells its client not to connect again.
  signal.throwIfAborted();
}

async function whereItStands(services: Services, scope: SessionScope): Promise<LiveEvent> {
  const { session } = await loadSession(services, scope);
  return { type: "session_changed", revision: session.revision };
}
