import { setTimeout as delay } from "node:timers/promises";
import { turnById } from "@/session/session";
import type { SessionScope, StoredSession } from "../ports/session-store";
import type { Services } from "../services";
import { loadSession } from "./load-session";

const lookEveryMs = 100;

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
    const stored = await loadSession(services, scope);
    if (turnById(stored.session, turnId).status !== "pending") return stored;
    await delay(lookEveryMs);
  }
}
