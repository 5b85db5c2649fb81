import { afterAll, beforeAll, expect, it } from "vitest";
import { wholeSession } from "@/client/whole-session";
import { edge, end, start } from "@/engine/testing/workflow-builder";
import { says } from "../../models/testing/scripted-model";
import { type ChatSetup, setUpChats, turnAt } from "../../testing/chat-setup";

let chats: ChatSetup;
beforeAll(async () => {
  chats = await setUpChats();
});
afterAll(() => chats.close());

async function begin() {
  const { client } = await chats.server.newOrganization();
  const extraction = { extraction_enabled: true, extraction_variables: [{ name: "total", type: "number" }] };
  const nodes = [start({ greeting: "Hello.", ...extraction }), end("goodbye")];
  const definition = { nodes, edges: [edge("start", "goodbye", "Bye")] };
  const { workflowId } = await client.workflow.create.mutate({ name: "Asks at its end", definition });
  const session = await client.textChat.create.mutate({ workflowId });
  return { client, at: { workflowId, runId: session.workflowRunId } };
}

it("X7 a chat that is ended when only the greeting was said asks no model, and keeps nothing", async () => {
  const { client, at } = await begin();
  const ended = wholeSession(await client.textChat.end.mutate(at));
  expect(ended).toMatchObject({ isCompleted: true, usage: { total: { generations: 0 } } });
  expect(ended.gatheredContext).not.toHaveProperty("total");
  expect(turnAt(ended, -1).events.map(({ type }) => type)).not.toContain("aside_started");
  chats.services.model.assertAllUsed();
});

it("X1 one in which the person has spoken is asked about", async () => {
  const { client, at } = await begin();
  chats.services.model.script(says("Yes?"), says('{"total":{"value":7,"source":"seven"}}'));
  await client.textChat.append.mutate({ ...at, text: "It is seven" });
  const ended = wholeSession(await client.textChat.end.mutate(at));
  expect(ended.gatheredContext).toMatchObject({ total: 7 });
  chats.services.model.assertAllUsed();
});
