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
