import type { Lease } from "@/session/turn";
import type { Services } from "../../services";
import { LeaseLost, TurnCancelled } from "./turn-stop";

export function newLease(services: Services): Lease {
  return {
    owner: services.instanceId,
    expiresAt: new Date(services.now().getTime() + services.leaseMs).toISOString(),
  };
}

/** One heartbeat. A stop that was asked for and did not reach this process by itself is seen here. */
export async function renewLease(services: Services, turnId: string, stop: AbortController): Promise<void> {
  const { owner, expiresAt } = newLease(services);
  try {
    const renewed = await services.sessions.renewLease(turnId, owner, expiresAt);
    if (!renewed) stop.abort(new LeaseLost());
    else if (renewed.isCancelRequested) stop.abort(new TurnCancelled());
  } catch (error) {
    services.log("warn", "lease_not_renewed", { turnId, error });
  }
}
