import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RetakeClient } from "@/client/retake-client";
import { wholeSession } from "@/client/whole-session";
import { isJsonObject } from "@/shared/json";
import { createModelProvider } from "../models/model-provider";
import { openTestPglite, type TestDatabase } from "../testing/test-database";
import { startTestServer, type TestServer } from "../testing/test-server";
import { createTestServices } from "../testing/test-services";
import { samples } from "./samples";

/** What a person says to come to each end of a sample, with the offline model. */
const walks: Record<string, Record<string, string[]>> = {
  "Appointment booking": {
    appointment_confirmed: [
      "I want to book a visit",
      "Is anything free on Friday?",
      "Friday at 9:00 please",
      "Yes, correct",
    ],
    no_appointment: ["My tooth hurts", "I will call back later"],
  },
  "Support triage": {
    solved: ["The wifi is slow", "It is green now", "No, that was all"],
    handed_to_a_colleague: ["I have a question about my bill", "No, that is wrong"],
    contract_cancelled: ["I want to leave", "I still want to cancel"],
  },
  "Product survey": {
    survey_finished: ["Yes", "I use it daily", "The speed", "Yes, I would recommend it"],
    survey_declined: ["No, I am busy"],
  },
  "Table reservation": {
    table_reserved: ["For four", "Friday at 7 pm", "Yes, that is correct"],
    no_table: ["A large group", "That is too dear"],
  },
  "Order status": {
    helped: ["Where is my parcel?", "My order number is 4711", "Thanks, great"],
    follow_up: ["I want to return a lamp", "It arrived broken", "Yes, call me"],
    end_call_tool: ["Stop and unsubscribe me"],
  },
  "Lead qualification": {
    meets_an_expert: ["Yes, go ahead", "We are ten", "Yes, approved"],
    gets_material: ["Sure", "5 people", "Not yet, maybe next year"],
    call_back: ["I am driving", "Tomorrow at 10 am"],
  },
};

let database: TestDatabase;
let server: TestServer;
let client: RetakeClient;
beforeAll(async () => {
  database = await openTestPglite();
  const services = createTestServices({ database, models: createModelProvider({ openAi: {} }) });
  server = await startTestServer(services);
  ({ client } = await server.newOrganization());
});
afterAll(async () => {
  await server.close();
  await database.close();
});

async function walk(name: string, messages: string[]) {
  const { workflows } = await client.workflow.list.query();
  const workflowId = workflows.find((workflow) => workflow.name === name)?.workflowId ?? "";
  let session = await client.textChat.create.mutate({ workflowId });
  const at = { workflowId, runId: session.workflowRunId };
  for (const text of messages) session = wholeSession(await client.textChat.append.mutate({ ...at, text }));
  return session;
}

describe.each(samples)("sample “$name”", ({ name, definition }) => {
  const ends = definition.nodes.flatMap((node) =>
    isJsonObject(node) && node.type === "endCall" && isJsonObject(node.data) ? [String(node.data.name)] : [],
  );
  const known = walks[name] ?? {};

  it.each(Object.entries(known))("ends as %s", async (disposition, messages) => {
    const session = await walk(name, messages);
    const said = session.sessionData.turns.map((turn) => turn.assistantMessage?.text).join("\n");
    expect(session.gatheredContext.call_disposition, said).toBe(disposition);
  });

  it("is walked to each of its ends", () => {
    expect(Object.keys(known).length).toBeGreaterThanOrEqual(ends.length);
  });
});
