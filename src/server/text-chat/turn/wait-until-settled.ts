import { turnById } from "@/session/session";
import type { SessionScope, StoredSession } from "../../ports/session-store";
import type { Services } from "../../services";
import { loadSession } from "../stored/load-session";

/** Looks by itself this often too: a process that died tells nobody. */
const lookAgainMs = 5_000;

/**
 * The session once a turn, which another call or another process runs, has settled. Ends for every turn: one whose process is
 * gone is failed by the look itself when its lease has run out.
 */
export async function waitUntilSettled(
  services: Services,
  scope: SessionScope,
  turnId: string,
): Promise<StoredSession> {
  for (;;) {
    const signal = AbortSignal.timeout(lookAgainMs);
    for await (const { event } of services.live.subscribe(scope.runId, { after: null, signal })) {
      if (!mayHaveSettled.has(event.type)) continue;
      const stored = await loadSession(services, scope);
      if (turnById(stored.session, turnId).status !== "pending") return stored;
    }
  }
}

const mayHaveSettled = new Set(["resync", "session_changed", "turn_settled"]);
