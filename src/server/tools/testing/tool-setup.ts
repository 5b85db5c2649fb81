import type { RetakeClient } from "@/client/retake-client";
import type { JsonObject } from "@/shared/json";
import { type ChatSetup, setUpChats } from "../../testing/chat-setup";
import { type OutsideServer, startOutsideServer } from "./outside-server";

type Answer = Parameters<typeof startOutsideServer>[0];

export type ToolSetup = ChatSetup & {
  /** Somebody else's server; it answers `{}` until told otherwise. */
  outside: OutsideServer;
  answerWith(answer: Answer): void;
  newOrganization(): Promise<ToolOrganization>;
};

export type ToolOrganization = {
  client: RetakeClient;
  organizationId: string;
  /** Adds a tool, at the outside server where it needs an address. @returns its id */
  newTool(name: string, category?: string, config?: JsonObject, given?: object): Promise<string>;
};

/** The API with tools that may call this machine, and a server for them to call. */
export async function setUpTools(): Promise<ToolSetup> {
  const chats = await setUpChats({ toolbox: { allowsPrivateHosts: true } });
  let answer: Answer = (_, response) => response.end("{}");
  const outside = await startOutsideServer((request, response) => answer(request, response));
  return {
    ...chats,
    outside,
    answerWith(given) {
      answer = given;
    },
    async newOrganization() {
      const { client, slug } = await chats.server.newOrganization();
      // The tools of the samples, which every new organization has, would be in the way.
      await chats.services.prisma.tool.deleteMany({ where: { organization: { slug } } });
      // The first use of a key is written down: not to be taken for a change later.
      const { organization } = await client.me.get.query();
      return {
        client,
        organizationId: organization?.organizationId ?? "",
        async newTool(name, category = "http_api", config = {}, given = {}) {
          const needsAddress = category === "http_api" || category === "mcp";
          const settings = needsAddress ? { url: outside.url, ...config } : config;
          const input = { name, category: category as "http_api", config: settings, ...given };
          return (await client.tool.create.mutate(input)).toolId;
        },
      };
    },
    async close() {
      await outside.close();
      await chats.close();
    },
  };
}
