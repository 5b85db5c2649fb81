import { setTimeout } from "node:timers/promises";
import type { Services } from "../../services";
import { endInactiveSessions } from "./end-inactive-sessions";
import { sweepAbandonedTurns } from "./sweep-abandoned-turns";

/**
 * Sweeps what nobody comes to look at: turns whose process is gone, and sessions that were left. Each sweep runs now,
 * and again a lease's duration after it ended: to end a session may take as long as the model takes.
 * @returns a function that stops both
 */
export function startSweeps(services: Services): () => Promise<void> {
  const stop = new AbortController();
  const sweeps = [sweepAbandonedTurns, endInactiveSessions].map((sweep) =>
    sweepUntil(stop.signal, services, sweep),
  );
  return async () => {
    stop.abort();
    await Promise.all(sweeps);
  };
}

type Sweep = (services: Services, stop: AbortSignal) => Promise<unknown>;

async function sweepUntil(stop: AbortSignal, services: Services, sweep: Sweep): Promise<void> {
  while (!stop.aborted) {
    try {
      await sweep(services, stop);
    } catch (error) {
      services.log("error", "sweep_failed", { error });
    }
    await setTimeout(services.leaseMs, undefined, { signal: stop }).catch(() => undefined);
  }
}
