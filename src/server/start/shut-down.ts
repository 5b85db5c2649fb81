import type { Server } from "node:http";
import type { Running } from "../start-services";

/** How long an answer may take that no turn is waiting for any more. */
const answerMs = 2_000;

/**
 * Takes no new requests, lets turns settle within `graceMs`, lets their answers out, and closes the database last. Subscribers
 * are cut off without a farewell, which is how they know to connect again.
 */
export async function shutDown(
  server: Server,
  running: Pick<Running, "settle" | "database"> | undefined,
  graceMs: number,
): Promise<void> {
  const isAnswered = new Promise((resolve) => server.close(resolve));
  const closing = setInterval(() => server.closeIdleConnections(), 50);
  await running?.settle(graceMs);
  setTimeout(() => server.closeAllConnections(), answerMs).unref();
  await isAnswered;
  clearInterval(closing);
  await running?.database.close();
}
