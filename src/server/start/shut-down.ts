import type { Server } from "node:http";
import type { Running } from "../start-services";

/** How long responses may take to be sent once no turn runs any more, in milliseconds. */
const answerMs = 2_000;

/**
 * Takes no new requests, lets turns settle within `graceMs`, lets their responses be sent, and closes the database last.
 * Subscriptions are cut off without a closing event, so that subscribers connect again.
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
