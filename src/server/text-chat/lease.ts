import type { Lease } from "@/session/turn";
import type { Services } from "../services";

/** A turn whose process has not renewed its lease for this long counts as abandoned. */
const leaseMs = 30_000;
const renewEveryMs = 10_000;

export function newLease(services: Services): Lease {
  return {
    owner: services.instanceId,
    expiresAt: new Date(services.now().getTime() + leaseMs).toISOString(),
  };
}

/** Keeps the lease of a turn alive while it runs. @returns what stops that */
export function keepLease(services: Services, turnId: string, onLost: () => void): () => void {
  const renew = async () => {
    const { owner, expiresAt } = newLease(services);
    try {
      if (!(await services.sessions.renewLease(turnId, owner, expiresAt))) onLost();
    } catch (error) {
      services.log("warn", "lease_not_renewed", { turnId, error });
    }
  };
  const timer = setInterval(renew, renewEveryMs);
  return () => clearInterval(timer);
}
