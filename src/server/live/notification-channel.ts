import { Client } from "pg";
import type { Log } from "../log";
import { createFrameReader, createFrameWriter } from "./notification-frames";

const channel = "retake_live";
/** How `pg_stat_activity` names the connection. */
export const applicationName = "retake live events";
const firstPauseMs = 100;
const longestPauseMs = 5_000;
/** A connection that was cut without notice looks like one that is quiet. A query at this interval tells them apart. */
const checkMs = 20_000;
const answerMs = 10_000;

export type NotificationChannel = {
  isOpen(): boolean;
  /** All of them or none, in this order. @returns whether they were sent */
  send(messages: unknown[]): Promise<boolean>;
  close(): Promise<void>;
};

/**
 * One connection that listens and notifies. When it breaks it is made anew, at growing intervals; what others sent in between
 * is lost, and `onConnected` says so. Resolves after the first try, whether or not it worked.
 */
export async function openNotificationChannel(given: {
  url: string;
  /** How others know this end of the channel. It does not hear itself. */
  sender: string;
  log: Log;
  onMessage: (message: unknown) => void;
  onConnected: () => void;
}): Promise<NotificationChannel> {
  const toFrames = createFrameWriter(given.sender);
  let connection: Client | null = null;
  let isClosed = false;
  let pauseMs = firstPauseMs;
  let timer: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    const client = new Client({
      connectionString: given.url,
      application_name: applicationName,
      keepAlive: true,
      query_timeout: answerMs,
      connectionTimeoutMillis: answerMs,
    });
    const readFrame = createFrameReader();
    client.on("notification", ({ payload = "" }) => {
      const received = readFrame(payload);
      if (received && received.sender !== given.sender) given.onMessage(received.message);
    });
    client.on("error", (error) => lose(client, error));
    client.on("end", () => lose(client));
    try {
      await client.connect();
      await client.query(`LISTEN ${channel}`);
    } catch (error) {
      lose(client, error);
      return;
    }
    if (isClosed) return client.end();
    connection = client;
    pauseMs = firstPauseMs;
    given.onConnected();
  }

  const lost = new WeakSet<Client>();
  function lose(client: Client, error?: unknown): void {
    if (isClosed || lost.has(client)) return;
    lost.add(client);
    connection = null;
    given.log("warn", "live_connection_lost", { error });
    client.end().catch(() => undefined);
    timer = setTimeout(connect, pauseMs);
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  }

  async function sendNow(messages: unknown[]): Promise<boolean> {
    const client = connection;
    if (!client) return false;
    try {
      await client.query("SELECT pg_notify($1, frame) FROM unnest($2::text[]) AS frame", [
        channel,
        messages.flatMap(toFrames),
      ]);
      return true;
    } catch (error) {
      lose(client, error);
      return false;
    }
  }

  let lastSent = Promise.resolve(true);
  function send(messages: unknown[]): Promise<boolean> {
    // A connection takes one query at a time.
    lastSent = lastSent.then(() => sendNow(messages));
    return lastSent;
  }

  await connect();
  const checks = setInterval(() => send([]), checkMs).unref();
  return {
    isOpen: () => connection !== null,
    send,
    async close() {
      isClosed = true;
      clearTimeout(timer);
      clearInterval(checks);
      await connection?.end();
    },
  };
}
