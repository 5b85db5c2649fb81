import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { SSEServerTransport } from "@modelcontextprotocol/sdk/server/sse.js";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import { z } from "zod";

// An MCP server until it is killed or its input ends. Arguments: the port (0 for any), and `streamable_http` or `sse`. It
// writes a line of JSON when it listens.
const [port = "0", kind = "streamable_http"] = process.argv.slice(2);
process.stdin.resume().on("end", () => process.exit());

let opened = 0;

function newServer(authorization: string | undefined): McpServer {
  const session = ++opened;
  const server = new McpServer({ name: "weather", version: "1.0.0" });
  const text = (words: string) => ({ content: [{ type: "text" as const, text: words }] });
  server.registerTool(
    "get-Weather",
    { description: "The weather of a city.", inputSchema: { city: z.string() } },
    ({ city }) => ({ content: [...text(`Sun in ${city}.`).content, ...text("Take a hat.").content] }),
  );
  server.registerTool(
    "forecast",
    { inputSchema: { days: z.number() }, outputSchema: { days: z.number() } },
    ({ days }) => ({ ...text("text beside"), structuredContent: { days } }),
  );
  server.registerTool("session", {}, () => text(`${session} ${authorization ?? "nobody"}`));
  server.registerTool("fails", {}, () => ({ ...text("No weather today."), isError: true }));
  server.registerTool("huge", {}, () => text("x".repeat(3_000_000)));
  server.registerTool("slow", {}, () => new Promise(() => {}));
  server.registerTool("dies", {}, () => process.exit(1));
  return server;
}

const sessions = new Map<string, StreamableHTTPServerTransport | SSEServerTransport>();

const http = createServer(async (request, response) => {
  const { headers } = request;
  if (request.url === "/private/mcp" && headers.authorization !== "Bearer hunter2") {
    return response.writeHead(401).end();
  }
  if (kind === "sse") {
    const { searchParams } = new URL(request.url ?? "", "http://localhost");
    const known = sessions.get(searchParams.get("sessionId") ?? "");
    if (request.method === "POST" && known instanceof SSEServerTransport) {
      return known.handlePostMessage(request, response);
    }
    if (request.method !== "GET") return response.writeHead(405).end();
    const transport = new SSEServerTransport("/messages", response);
    sessions.set(transport.sessionId, transport);
    return newServer(headers.authorization).connect(transport);
  }
  const sessionId = headers["mcp-session-id"];
  const known = typeof sessionId === "string" ? sessions.get(sessionId) : undefined;
  if (known instanceof StreamableHTTPServerTransport) return known.handleRequest(request, response);
  if (sessionId !== undefined) return response.writeHead(404).end();
  const transport: StreamableHTTPServerTransport = new StreamableHTTPServerTransport({
    sessionIdGenerator: () => `session-${opened}-${process.pid}`,
    onsessioninitialized: (id) => void sessions.set(id, transport),
  });
  await newServer(headers.authorization).connect(transport as Transport);
  return transport.handleRequest(request, response);
});
http.listen(Number(port), "127.0.0.1", () => {
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  process.stdout.write(`${JSON.stringify({ url })}\n`);
});
