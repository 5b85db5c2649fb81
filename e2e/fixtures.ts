import { test as base, expect } from "@playwright/test";
import { createRetakeClient, type RetakeClient } from "@/client/retake-client";
import { type OpenAiWireServer, startOpenAiWireServer } from "@/server/models/testing/openai-wire-server";
import { journeyEnv } from "./journey-env";

type Fixtures = {
  /** Fails the journey for anything the page wrote to the console as an error, and for any uncaught exception. */
  quietConsole: undefined;
  /** A typed client in the organization of the person who is signed in. */
  client: RetakeClient;
};

type WorkerFixtures = {
  /** The server behind `openai:*` models, answering as the journey scripts it. */
  modelServer: OpenAiWireServer;
};

export const test = base.extend<Fixtures, WorkerFixtures>({
  quietConsole: [
    async ({ context }, use) => {
      const errors: string[] = [];
      context.on("console", (message) => {
        if (message.type() === "error") errors.push(message.text());
      });
      context.on("weberror", (error) => errors.push(error.error().message));
      await use(undefined);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],

  client: async ({ context, baseURL }, use) => {
    const url = baseURL ?? "";
    const response = await context.request.post(`${url}/api/trpc/apiKey.create`, {
      data: { name: "Journey" },
    });
    const { result } = await response.json();
    await use(createRetakeClient({ url, apiKey: result.data.key }));
  },

  modelServer: [
    async ({ playwright: _ }, use) => {
      const server = await startOpenAiWireServer({ port: journeyEnv().modelServerPort });
      await use(server);
      await server.close();
    },
    { scope: "worker" },
  ],
});

export { expect };
