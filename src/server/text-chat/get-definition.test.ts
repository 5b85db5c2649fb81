import { afterAll, beforeAll, expect, it } from "vitest";
import { type ChatSetup, definition, setUpChats } from "../testing/chat-setup";

let chats: ChatSetup;
beforeAll(async () => {
  chats = await setUpChats();
});
afterAll(() => chats.close());

it("answers with what the session began on, also after the workflow was edited and published", async () => {
  const { client, at } = await chats.newChat();
  const { workflowId } = at;
  const edited = { ...definition, viewport: { x: 1, y: 2, zoom: 3 } };
  await client.workflow.saveDraft.mutate({
    workflowId,
    definition: edited,
    templateContext: { name: "Grace" },
  });
  await client.workflow.publish.mutate({ workflowId });

  expect(await client.textChat.definition.query(at)).toEqual({
    versionNumber: 1,
    isCurrent: false,
    definition,
    templateContext: { name: "Ada" },
    settings: {},
  });
});

it("answers of an archived workflow too, whose sessions stay readable", async () => {
  const { client, at } = await chats.newChat();
  const before = await client.textChat.definition.query(at);
  await client.workflow.archive.mutate({ workflowId: at.workflowId });
  expect(await client.textChat.definition.query(at)).toEqual(before);
});
