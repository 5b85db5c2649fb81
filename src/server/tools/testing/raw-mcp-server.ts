import type { JsonValue } from "@/shared/json";
import { type OutsideServer, startOutsideServer } from "./outside-server";

type Given = {
  tools: JsonValue;
  /** What a call gives, or what is sent instead of an answer of the protocol. */
  result?: JsonValue;
  raw?: { status: number; contentType: string; body: string };
};

/** A server of the MCP protocol that lists and answers just what it is told, right or wrong. */
export function startRawMcpServer(given: Given): Promise<OutsideServer> {
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
    if (given.raw && called === "tools/call") {
      const { status, contentType, body: sent } = given.raw;
      return response.writeHead(status, { "content-type": contentType }).end(sent);
    }
    const answer = { jsonrpc: "2.0", id, result: results[called] ?? {} };
    return response.setHeader("content-type", "application/json").end(JSON.stringify(answer));
  });
}
