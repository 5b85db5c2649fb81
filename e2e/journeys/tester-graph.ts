import { expect, test } from "../fixtures";
import { startChat } from "../start-chat";

test("The graph shows where the conversation is and how it came there, moves with a rewind, and leads to prompts", async ({
  client,
  tester,
}) => {
  await tester.open(await startChat(client));
  await expect(
    tester.graphNode("Welcome, Start node, the conversation is here, visited 1 time"),
  ).toBeVisible();
  await tester.send("I would like to book an appointment");
  await expect(
    tester.graphNode("Choose a time, Agent node, the conversation is here, visited 1 time"),
  ).toBeVisible();
  await expect(tester.graphNode("Welcome, Start node, visited 1 time")).toBeVisible();
  await expect(tester.light).toHaveCount(1);

  await tester.act(1, "Rewind to here");
  await expect(tester.graphNode("Welcome, Start node, the conversation is here")).toBeVisible();
  await expect(tester.graphNode("Choose a time, Agent node, not visited")).toBeVisible();
  await expect(tester.light).toHaveCount(0);

  await tester.graphNode("Choose a time").press("Enter");
  await expect(tester.inspector.getByRole("heading", { name: "Choose a time" })).toBeVisible();
  await expect(tester.inspector.getByRole("region", { name: "Prompt, as written" })).toBeVisible();
  await tester.pill("Welcome").click();
  await expect(tester.inspector.getByRole("heading", { name: "Welcome" })).toBeVisible();
});

test("The graph of a session is the one it began on, whatever became of the workflow since", async ({
  client,
  tester,
}) => {
  const chat = await startChat(client);
  const { version } = await client.workflow.get.query({ workflowId: chat.workflowId });
  const renamed = JSON.parse(JSON.stringify(version.definition).replaceAll("Choose a time", "Pick a moment"));
  await client.workflow.saveDraft.mutate({ workflowId: chat.workflowId, definition: renamed });
  await tester.open(chat);
  await expect(tester.graphNode("Choose a time")).toBeVisible();
  await expect(tester.graphNode("Pick a moment")).toHaveCount(0);
});
