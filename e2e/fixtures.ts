import { test as base, expect } from "@playwright/test";
import type { RetakeClient } from "@/client/retake-client";
import { type OpenAiWireServer, startOpenAiWireServer } from "@/server/models/testing/openai-wire-server";
import { type JourneyLane, laneOf, signedInFile, urlOfLane } from "./journey-env";
import { type TesterPage, testerPage } from "./pages/tester-page";
import { signedInClient } from "./signed-in-client";

type Options = {
  /** What a journey provokes on purpose, and the browser itself reports: refused sign-ins, a server that is gone. */
  expectedConsoleErrors: RegExp | null;
};

type Fixtures = {
  /** Fails the journey for anything else written to the console as an error, and for any uncaught exception. */
  quietConsole: undefined;
  /** A typed client in the organization of the person who is signed in. */
  client: RetakeClient;
  /** The server behind `openai:*` models, answering as the journey scripts it, and asked for no more and no less. */
  modelServer: OpenAiWireServer;
  tester: TesterPage;
};

type WorkerFixtures = {
  /** The server of this worker. Nobody else is there. */
  lane: JourneyLane;
};

export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  lane: [
    async ({ playwright: _ }, use, { parallelIndex }) => use(laneOf(parallelIndex)),
    { scope: "worker" },
  ],
  baseURL: async ({ lane }, use) => use(urlOfLane(lane)),
  storageState: async ({ lane }, use) => use(signedInFile(lane)),

  expectedConsoleErrors: [null, { option: true }],

  quietConsole: [
    async ({ context, expectedConsoleErrors }, use) => {
      const errors: string[] = [];
      context.on("console", (message) => {
        if (message.type() === "error") errors.push(message.text());
      });
      context.on("weberror", (error) => errors.push(error.error().message));
      await use(undefined);
      expect(errors.filter((error) => !expectedConsoleErrors?.test(error))).toEqual([]);
    },
    { auto: true },
  ],

  client: async ({ context, baseURL }, use) => use(await signedInClient(context.request, baseURL ?? "")),

  modelServer: async ({ lane }, use) => {
    const server = await startOpenAiWireServer({ port: lane.modelServerPort });
    await use(server);
    await server.close();
    server.assertAllUsed();
  },

  tester: async ({ page }, use) => use(testerPage(page)),
});

export { expect };
