import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { SSEClientTransport } from "@modelcontextprotocol/sdk/client/sse.js";
import {
  StreamableHTTPClientTransport,
  StreamableHTTPError,
} from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import { toolLimits } from "../contract/tool-contract";
import { withDeadline } from "../outside/deadline";
import { FetchRefused, type GuardedFetch } from "../outside/guarded-fetch";
import { limitResponses } from "../outside/limited-fetch";
import { ResponseTooLarge, troubleCode } from "../outside/transport-trouble";
import type { McpServer } from "./mcp-server";

/**
 * Connects over streamable HTTP, or over SSE with a server that does not know it. `broken` is aborted when a response
 * breaks off later.
 */
export function connectToMcp(server: McpServer, web: GuardedFetch, broken: AbortController): Promise<Client> {
  return withDeadline(server.connectMs, new AbortController().signal, async (signal) => {
    if (server.transport === "sse") return open(server, "sse", web, broken, signal);
    try {
      return await open(server, "streamable_http", web, broken, signal);
    } catch (error) {
      if (server.transport !== null || !isUnknownToServer(error)) throw inPublicWords(error);
      return open(server, "sse", web, broken, signal);
    }
  });
}

async function open(
  server: McpServer,
  kind: "streamable_http" | "sse",
  web: GuardedFetch,
  broken: AbortController,
  signal: AbortSignal,
): Promise<Client> {
  const client = new Client({ name: "retake", version: "1.0.0" });
  const fetch = limitResponses(web.fetch, toolLimits.responseBytes, (error, method) => {
    // A stream that waits for events may end at any time; the response to a request may not break off.
    if (method === "POST" || kind === "sse" || error instanceof ResponseTooLarge) broken.abort(error);
  });
  const options = { fetch, requestInit: { headers: { "user-agent": "Retake", ...server.headers } } };
  const url = new URL(server.url);
  const transport =
    kind === "sse" ? new SSEClientTransport(url, options) : new StreamableHTTPClientTransport(url, options);
  const stop = () => void client.close();
  signal.addEventListener("abort", stop, { once: true });
  try {
    // Their optional session id is written for a less strict compiler.
    await Promise.race([client.connect(transport as Transport, { signal }), untilAborted(signal)]);
    return client;
  } catch (error) {
    stop();
    throw error;
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

/** The statuses with which a server responds to a POST where it knows only GET. */
function isUnknownToServer(error: unknown): boolean {
  return error instanceof StreamableHTTPError && [400, 404, 405, 406, 415].includes(error.code ?? 0);
}

function inPublicWords(error: unknown): unknown {
  if (!(error instanceof StreamableHTTPError)) return error;
  if (error.code === 401 || error.code === 403) return new FetchRefused("The server refuses the credential.");
  const status = error.code && error.code > 0 ? ` (HTTP ${error.code})` : "";
  return new FetchRefused(`The server does not speak the protocol${status}.`);
}

/** The server did not take the request because it knows the session no more, or is another one now. */
export function isSessionLost(error: unknown): boolean {
  if (error instanceof StreamableHTTPError) return error.code === 404 || error.code === 400;
  if (error instanceof Error && error.message === "Not connected") return true;
  return troubleCode(error) === "ECONNREFUSED";
}
