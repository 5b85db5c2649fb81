import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { ListToolsResultSchema } from "@modelcontextprotocol/sdk/types.js";
import { isNestedDeeperThan, type JsonObject } from "@/shared/json";
import { limits } from "@/shared/limits";
import { nameMcpFunctions } from "./mcp-names";
import type { McpServer } from "./mcp-server";

/** A function of a server. `name` is the server's own, `functionName` the one models call. */
export type McpFunction = { functionName: string; name: string; description: string; parameters: JsonObject };

const maximumPages = 20;
const maximumFunctions = 500;
const maximumSchemaLength = 32_000;

/** What a server has, page by page. */
export async function listMcpFunctions(client: Client, server: McpServer): Promise<readonly McpFunction[]> {
  const found = new Map<string, Omit<McpFunction, "functionName">>();
  let cursor: string | undefined;
  for (let page = 0; page < maximumPages; page += 1) {
    const request = { method: "tools/list", params: cursor === undefined ? {} : { cursor } } as const;
    const listed = await client.request(request, ListToolsResultSchema, { timeout: server.connectMs });
    for (const { name, description = "", inputSchema } of listed.tools) {
      found.set(name, { name, description: description.slice(0, 2_000), parameters: usable(inputSchema) });
    }
    cursor = listed.nextCursor;
    if (cursor === undefined || found.size >= maximumFunctions) break;
  }
  const functions = [...found.values()].slice(0, maximumFunctions);
  const names = nameMcpFunctions(
    server.slug,
    functions.map(({ name }) => name),
  );
  return Array.from(names, ([functionName, name]) => ({
    functionName,
    ...(found.get(name) ?? { name, description: "", parameters: anyArguments }),
  }));
}

const anyArguments: JsonObject = { type: "object", properties: {} };

/** A schema that no model could be asked with is left out. */
function usable(schema: object): JsonObject {
  const isUsable =
    !isNestedDeeperThan(schema, limits.nesting) && JSON.stringify(schema).length <= maximumSchemaLength;
  return isUsable ? (schema as JsonObject) : anyArguments;
}
