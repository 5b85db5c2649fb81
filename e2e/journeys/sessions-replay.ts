import { start } from "@/engine/testing/workflow-builder";
import { expect, test } from "../fixtures";
import { startChat } from "../start-chat";

test("When the workflow has changed, start over on it with the same messages", async ({
  page,
  client,
  tester,
}) => {
  const chat = await startChat(client);
  for (const text of ["I would like to book an appointment", "Friday at 9, please"]) {
    await client.textChat.append.mutate({ ...chat, text });
  }
  const notice = tester.notice("The workflow has changed since this session started");
  await tester.open(chat);
  await expect(tester.turn(3)).toContainText("Let me write that down.");
  await expect(notice).toBeHidden();

  const { version } = await client.workflow.get.query({ workflowId: chat.workflowId });
  const definition = JSON.parse(JSON.stringify(version.definition).replace("this is Nora", "this is Iris"));
  await client.workflow.saveDraft.mutate({ workflowId: chat.workflowId, definition });
  await page.reload();
  await expect(notice).toBeVisible();
  await notice.getByRole("button", { name: "Start over with the same messages" }).click();
  const done = tester.notice("All 2 messages are said again.");
  await done.getByRole("link", { name: "Open it" }).click();
  await expect(tester.turn(1)).toContainText("this is Iris");
  await expect(tester.turn(3)).toContainText("Let me write that down.");
  await expect(notice).toBeHidden();
});

test.describe("A workflow that was broken since", () => {
  // The browser notes what the server refuses.
  test.use({ expectedConsoleErrors: /status of 400/ });

  test("is not started over on: it is said why, with the way to mend it", async ({
    page,
    client,
    tester,
  }) => {
    const chat = await startChat(client);
    const { workflowId } = chat;
    const { version } = await client.workflow.get.query({ workflowId });
    const { nodes, edges } = version.definition;
    const definition = { nodes: [...nodes, start({ name: "Second start" }, "second")], edges };
    await client.workflow.saveDraft.mutate({ workflowId, definition });
    await tester.open(chat);
    await tester
      .notice("The workflow has changed since this session started")
      .getByRole("button", { name: "Start over" })
      .click();
    const refusal = tester.refusal("cannot run until that is mended");
    await refusal.getByRole("link", { name: "Edit the workflow" }).click();
    await expect(page).toHaveURL(`/workflows/${workflowId}/edit`);
  });
});
