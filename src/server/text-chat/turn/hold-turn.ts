import { limits } from "@/shared/limits";
import type { Services } from "../../services";
import { renewLease } from "./lease";
import { TurnCancelled } from "./turn-stop";
import type { TurnToRun } from "./turn-to-run";

/**
 * Keeps a turn this process's own while it runs, and aborts `stop` when it has to end: a person stops it, its time is up, or
 * another process took it over. @returns what lets go of it
 */
export function holdTurn(
  services: Services,
  { turnId, settings }: TurnToRun,
  stop: AbortController,
): () => void {
  const seconds = settings.turnTimeoutSeconds ?? limits.turnTimeoutSeconds;
  const timeout = () => stop.abort(new DOMException("The turn took too long.", "TimeoutError"));
  const timer = setTimeout(timeout, seconds * 1_000);
  const heartbeat = setInterval(() => renewLease(services, turnId, stop), services.leaseMs / 3);
  const forgetCancel = services.live.onCancel(turnId, () => stop.abort(new TurnCancelled()));
  return () => {
    clearTimeout(timer);
    clearInterval(heartbeat);
    forgetCancel();
  };
}
