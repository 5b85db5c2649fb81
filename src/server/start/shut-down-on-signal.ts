import type { Server } from "node:http";
import type { Running } from "../start-services";
import { shutDown } from "./shut-down";

const graceMs = 10_000;

/**
 * On SIGTERM and SIGINT: ends the process when its work is done, at the latest a little after ten seconds. `refuse` makes the
 * server turn away what still comes over connections that are open.
 */
export function shutDownOnSignal(server: Server, refuse: () => void): void {
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    refuse();
    // The services were opened by the app, which runs in this process.
    const { retake } = globalThis as { retake?: Promise<Running> };
    await shutDown(server, await retake, graceMs);
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}
