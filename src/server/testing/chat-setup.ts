import type { RetakeClient } from "@/client/retake-client";
import { wholeSession } from "@/client/whole-session";
import { agent, edge, end, start } from "@/engine/testing/workflow-builder";
import type { SessionAnswer, SessionOutput } from "../contract/text-chat-contract";
import type { LiveBus } from "../ports/live-bus";
import type { ModelProvider } from "../ports/model-provider";
import type { ToolboxSettings } from "../tools/toolbox";
import { openTestPglite, type TestDatabase } from "./test-database";
import { startTestServer, type TestServer } from "./test-server";
import { createTestServices, type TestServices } from "./test-services";

/** Start → Booking → Goodbye, with a greeting; the functions are `book` and `finish`. */
export const definition = {
  nodes: [start({ greeting: "Hello {{name}}." }), agent("booking"), end("goodbye")],
  edges: [edge("start", "booking", "Book"), edge("booking", "goodbye", "Finish")],
};

export type Chat = {
  session: SessionOutput;
  at: { workflowId: string; runId: string };
  client: RetakeClient;
  apiKey: string;
};

export type ChatSetup = {
  database: TestDatabase;
  services: TestServices;
  server: TestServer;
  /** A chat of a new organization's new workflow, with `Hello Ada.` said. */
  newChat(overrides?: object, settings?: object): Promise<Chat>;
  close(): Promise<void>;
};

export async function setUpChats(
  given: {
    live?: LiveBus;
    database?: TestDatabase;
    toolbox?: Partial<ToolboxSettings>;
    models?: ModelProvider;
  } = {},
): Promise<ChatSetup> {
  const database = given.database ?? (await openTestPglite());
  const services = createTestServices({ ...given, database });
  const server = await startTestServer(services);
  return {
    database,
    services,
    server,
    async newChat(overrides = {}, settings = {}) {
      const { client, apiKey } = await server.newOrganization();
      const { workflowId } = await client.workflow.create.mutate({
        name: "Booking",
        definition,
        templateContext: { name: "Ada" },
        settings,
      });
      const session = await client.textChat.create.mutate({ workflowId, ...overrides });
      return { client, apiKey, session, at: { workflowId, runId: session.workflowRunId } };
    },
    async close() {
      await server.close();
      await services.tools.close();
      await database.close();
    },
  };
}

export const texts = (answer: SessionAnswer) =>
  wholeSession(answer).sessionData.turns.map((turn) => [
    turn.userMessage?.text ?? null,
    turn.assistantMessage?.text ?? null,
    turn.status,
  ]);

export function turnAt(answer: SessionAnswer, index: number) {
  const turn = wholeSession(answer).sessionData.turns.at(index);
  if (!turn) throw new Error(`The active path has no turn ${index}.`);
  return turn;
}
