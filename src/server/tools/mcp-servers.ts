import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { ErrorCode, McpError, ResultSchema } from "@modelcontextprotocol/sdk/types.js";
import { LRUCache } from "lru-cache";
import type { JsonObject } from "@/shared/json";
import type { GuardedFetch } from "../outside/guarded-fetch";
import { connectToMcp, isSessionLost } from "./mcp-connection";
import { listMcpFunctions, type McpListing } from "./mcp-listing";
import { readMcpResult } from "./mcp-result";
import type { McpServer } from "./mcp-server";
import { errorResult } from "./read-response";

export type McpServers = {
  /** What was listed lately counts, unless `isFresh`. @throws what `describeTrouble` tells apart */
  list(server: McpServer, signal: AbortSignal, options?: { isFresh?: boolean }): Promise<McpListing>;
  call(
    server: McpServer,
    call: { functionName: string; arguments: JsonObject; signal: AbortSignal },
  ): Promise<JsonObject>;
  close(): Promise<void>;
};

type Session = {
  client: Promise<Client>;
  /** Aborted when a response broke off: calls that wait for one would wait in vain. */
  broken: AbortController;
  isConnected: boolean;
  isRetired: boolean;
  /** How many calls use it now. */
  uses: number;
  listing: { listed: Promise<McpListing>; until: number } | null;
};

const idleMs = 5 * 60_000;
const listingMs = 5 * 60_000;

/** Sessions with servers, kept while they are used. One that was lost is opened anew, once a call. */
export function createMcpServers(web: GuardedFetch): McpServers {
  const sessions = new LRUCache<string, Session>({
    max: 100,
    ttl: idleMs,
    ttlAutopurge: true,
    updateAgeOnGet: true,
    dispose: retire,
  });

  function sessionWith(server: McpServer): Session {
    const known = sessions.get(server.key);
    if (known) return known;
    const broken = new AbortController();
    const client = connectToMcp(server, web, broken);
    const session: Session = {
      client,
      broken,
      isConnected: false,
      isRetired: false,
      uses: 0,
      listing: null,
    };
    client.then(
      (connected) => {
        session.isConnected = true;
        connected.onclose = () => forget(server, session);
      },
      () => forget(server, session),
    );
    broken.signal.addEventListener("abort", () => forget(server, session));
    sessions.set(server.key, session);
    return session;
  }

  function forget(server: McpServer, session: Session): void {
    if (sessions.peek(server.key) === session) sessions.delete(server.key);
  }

  async function within<Value>(
    server: McpServer,
    signal: AbortSignal,
    work: (client: Client, session: Session) => Promise<Value>,
    attempt = 1,
  ): Promise<Value> {
    signal.throwIfAborted();
    const session = sessionWith(server);
    const wasConnected = session.isConnected;
    session.uses += 1;
    try {
      const done = session.client.then((client) => work(client, session));
      return await unlessAborted(done, signal, session.broken.signal);
    } catch (error) {
      if (!isSessionLost(error)) throw error;
      forget(server, session);
      if (!wasConnected || attempt > 1) throw error;
    } finally {
      session.uses -= 1;
      if (session.isRetired) retire(session);
    }
    return within(server, signal, work, attempt + 1);
  }

  function listing(server: McpServer, client: Client, session: Session) {
    if (!session.listing || session.listing.until < Date.now()) {
      const listed = listMcpFunctions(client, server);
      session.listing = { listed, until: Date.now() + listingMs };
      listed.catch(() => {
        session.listing = null;
      });
    }
    return session.listing.listed;
  }

  return {
    list: (server, signal, { isFresh = false } = {}) =>
      within(server, signal, (client, session) => {
        if (isFresh) session.listing = null;
        return listing(server, client, session);
      }),
    call: (server, { functionName, arguments: given, signal }) =>
      within(server, signal, async (client, session) => {
        const { functions } = await listing(server, client, session);
        const found = functions.find((each) => each.functionName === functionName);
        if (!found) return errorResult(`The server has no function “${functionName}” any more.`);
        const request = { method: "tools/call", params: { name: found.name, arguments: given } } as const;
        try {
          const options = { signal, timeout: server.callMs };
          return readMcpResult((await client.request(request, ResultSchema, options)) as JsonObject);
        } catch (error) {
          if (error instanceof McpError && !transportCodes.has(error.code)) {
            return errorResult(error.message.slice(0, 2_000));
          }
          throw error;
        }
      }),
    async close() {
      const open = [...sessions.values()];
      sessions.clear();
      await Promise.all(open.map(closeSession));
    },
  };
}

const transportCodes = new Set<number>([ErrorCode.ConnectionClosed, ErrorCode.RequestTimeout]);

/** Takes a session out of use. It is closed as soon as no call uses it. */
function retire(session: Session): void {
  session.isRetired = true;
  if (session.uses === 0) void closeSession(session);
}

async function closeSession({ client }: Session): Promise<void> {
  await client.then((connected) => connected.close()).catch(() => undefined);
}

/** Rejects when a signal is aborted. The work itself goes on, until its session is closed. */
function unlessAborted<Value>(work: Promise<Value>, ...signals: AbortSignal[]): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stops = signals.map((signal) => {
      const stop = () => reject(signal.reason);
      if (signal.aborted) stop();
      signal.addEventListener("abort", stop, { once: true });
      return () => signal.removeEventListener("abort", stop);
    });
    work.then(resolve, reject).finally(() => {
      for (const forget of stops) forget();
    });
  });
}
