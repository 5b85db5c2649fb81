import type { JsonObject } from "@/shared/json";
import { type Credential, toolConfigs } from "../../contract/tool-contract";
import type { PrismaClient } from "../../prisma/generated/client";
import { performTool } from "../perform-tool";
import { createToolbox, type Toolbox } from "../toolbox";
import { type OutsideServer, startOutsideServer } from "./outside-server";

export type Answer = Parameters<typeof startOutsideServer>[0];

export type HttpCall = {
  arguments?: JsonObject;
  initialContext?: JsonObject;
  gatheredContext?: JsonObject;
  credential?: Credential;
  idempotencyKey?: string;
  signal?: AbortSignal;
  toolbox?: Toolbox;
};

export type HttpToolSetup = {
  server: OutsideServer;
  logged: unknown[];
  answerWith(answer: Answer): void;
  /** Performs a tool with these settings, at the server unless they say otherwise. */
  call(config: object, given?: HttpCall): Promise<JsonObject>;
  close(): Promise<void>;
};

/** HTTP tools without a database, and a server for them to call. */
export async function setUpHttpTool(): Promise<HttpToolSetup> {
  let answer: Answer = (_, response) => response.end();
  const server = await startOutsideServer((request, response) => answer(request, response));
  const own = createToolbox({
    secret: "a secret of enough length",
    allowsPrivateHosts: true,
    allowsPrivateModels: true,
  });
  const logged: unknown[] = [];
  return {
    server,
    logged,
    answerWith(given) {
      answer = given;
    },
    async call(config, { credential, toolbox = own, ...given } = {}) {
      const tool = {
        id: "tool_1",
        organizationId: "org_1",
        name: "Tool",
        description: "",
        credential: credential ? toolbox.seal.seal(JSON.stringify(credential), "tool_1") : null,
        updatedAt: new Date(0),
        category: "http_api" as const,
        config: toolConfigs.http_api.parse({ url: `${server.url}/x`, ...config }),
      };
      const { initialContext = {}, gatheredContext = {} } = given;
      const workplace = {
        prisma: {} as PrismaClient,
        toolbox,
        log: (...entry: unknown[]) => logged.push(entry),
      };
      const { result } = await performTool(workplace, tool, {
        functionName: "tool",
        arguments: given.arguments ?? {},
        scope: { initialContext, gatheredContext, now: "2026-03-01T09:00:00.000Z" },
        idempotencyKey: given.idempotencyKey ?? "turn_1:call_1",
        signal: given.signal ?? new AbortController().signal,
      });
      return result;
    },
    async close() {
      await own.close();
      await server.close();
    },
  };
}
