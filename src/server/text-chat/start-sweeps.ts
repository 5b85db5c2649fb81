import type { Services } from "../services";
import { endInactiveSessions } from "./end-inactive-sessions";
import { sweepAbandonedTurns } from "./sweep-abandoned-turns";

/** Sweeps now, and again a lease's duration after each sweep. @returns what stops that, once a sweep that runs has ended */
export function startSweeps(services: Services): () => Promise<void> {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let sweep: Promise<void>;
  const sweepAgain = () => {
    sweep = sweepOnce(services).then(() => {
      if (!isStopped) timer = setTimeout(sweepAgain, services.leaseMs);
    });
  };
  sweepAgain();
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await sweep;
  };
}

/** What nobody comes to look at: turns whose process is gone, sessions that everybody left. */
export async function sweepOnce(services: Services): Promise<void> {
  try {
    await sweepAbandonedTurns(services);
    await endInactiveSessions(services);
  } catch (error) {
    services.log("error", "sweep_failed", { error });
  }
}
