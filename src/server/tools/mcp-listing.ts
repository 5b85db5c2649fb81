import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { z } from "zod";
import { isJsonObject, type JsonObject, type JsonValue } from "@/shared/json";
import { argumentSchema } from "./argument-schema";
import { nameMcpFunctions } from "./mcp-names";
import type { McpServer } from "./mcp-server";

/** A function of a server. `name` is the server's own, `functionName` the one models call. */
export type McpFunction = { functionName: string; name: string; description: string; parameters: JsonObject };
/** An entry of a listing that cannot be offered, and why, in a sentence. */
export type LeftOutEntry = { name: string; reason: string };
export type McpListing = { functions: readonly McpFunction[]; leftOut: readonly LeftOutEntry[] };

const maximumPages = 20;
const maximumFunctions = 500;

/** As much of the protocol as is needed: what is in the entries is read one by one. */
const listedPage = z.looseObject({
  tools: z.array(z.unknown()),
  nextCursor: z.string().optional().catch(undefined),
});

/** What a server has, page by page. One bad entry hides no other. */
export async function listMcpFunctions(client: Client, server: McpServer): Promise<McpListing> {
  const entries: unknown[] = [];
  const cursors = new Set<string>();
  let cursor: string | undefined;
  for (let page = 0; page < maximumPages; page += 1) {
    const request = { method: "tools/list", params: cursor === undefined ? {} : { cursor } } as const;
    const listed = await client.request(request, listedPage, { timeout: server.connectMs });
    entries.push(...listed.tools);
    cursor = listed.nextCursor;
    // A server that comes back to where it was has told everything.
    if (!cursor || cursors.has(cursor) || entries.length >= maximumFunctions) break;
    cursors.add(cursor);
  }
  return readMcpEntries(server.slug, entries.slice(0, maximumFunctions));
}

export function readMcpEntries(slug: string, entries: readonly unknown[]): McpListing {
  const read = entries.map(readEntry);
  const found = new Map(
    read.flatMap((entry) => ("parameters" in entry ? [[entry.name, entry] as const] : [])),
  );
  const leftOut = read.filter((entry) => "reason" in entry);
  const names = nameMcpFunctions(slug, [...found.keys()]);
  const functions = Array.from(names, ([functionName, name]) => {
    const { description = "", parameters = {} } = found.get(name) ?? {};
    return { functionName, name, description, parameters };
  });
  return { functions, leftOut };
}

function readEntry(entry: unknown, place: number): Omit<McpFunction, "functionName"> | LeftOutEntry {
  const { name, description, inputSchema } = isJsonObject(entry) ? entry : ({} as JsonObject);
  if (typeof name !== "string" || name === "")
    return { name: `entry ${place + 1}`, reason: "It has no name." };
  const parameters = argumentSchema(inputSchema as JsonValue | undefined);
  if (parameters === null) return { name, reason: "Its arguments are no object." };
  return {
    name,
    description: typeof description === "string" ? description.slice(0, 2_000) : "",
    parameters,
  };
}
