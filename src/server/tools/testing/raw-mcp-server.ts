import type { JsonValue } from "@/shared/json";
import { type OutsideServer, startOutsideServer } from "./outside-server";

/** A server of the MCP protocol that lists and answers just what it is told, right or wrong. */
export function startRawMcpServer(given: { tools: JsonValue; result?: JsonValue }): Promise<OutsideServer> {
  const results: Record<string, JsonValue | undefined> = {
    initialize: {
      protocolVersion: "2025-03-26",
      capabilities: { tools: {} },
      serverInfo: { name: "raw", version: "1" },
    },
    "tools/list": { tools: given.tools },
    "tools/call": given.result,
  };
  return startOutsideServer(({ method, body }, response) => {
    if (method !== "POST") return response.writeHead(405).end();
    const { id, method: called } = JSON.parse(body) as { id?: number; method: string };
    if (id === undefined) return response.writeHead(202).end();
    const answer = { jsonrpc: "2.0", id, result: results[called] ?? {} };
    return response.setHeader("content-type", "application/json").end(JSON.stringify(answer));
  });
}
