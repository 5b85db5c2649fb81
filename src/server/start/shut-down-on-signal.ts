import type { Server } from "node:http";

const graceMs = 10_000;

/** On SIGTERM and SIGINT: takes no new requests, lets those that run finish within ten seconds, closes the database. */
export function shutDownOnSignal(server: Server): void {
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => server.closeAllConnections(), graceMs).unref();
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeIdleConnections();
    });
    // The services were opened by the app, which runs in this process.
    const { retake } = globalThis as { retake?: Promise<{ database: { close(): Promise<void> } }> };
    await (await retake)?.database.close();
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}
