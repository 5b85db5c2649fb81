import { expect, test } from "../fixtures";
import { editorPage } from "../pages/editor-page";
import { newWorkflow } from "../start-chat";

test.use({ expectedConsoleErrors: /ERR_FAILED|status of 409|Failed to fetch/ });

test("While the server is away edits are kept and said to be unsaved, and saved once it is back", async ({
  page,
  client,
}) => {
  const { workflowId } = await newWorkflow(client);
  const editor = editorPage(page);
  await editor.open(workflowId);
  await page.route("**/api/trpc/workflow.saveDraft**", (route) => route.abort());
  await editor.row("Choose a time").click();
  await editor.field("Name").fill("Choose a slot");
  await expect(editor.draft).toHaveText("Not saved");
  await expect(page.getByText("Your edits are kept on this page.")).toBeVisible();
  await page.reload();
  await expect(editor.row("Choose a slot")).toBeVisible();
  await expect(editor.draft).toHaveText("Not saved");
  await page.unroute("**/api/trpc/workflow.saveDraft**");
  await editor.whenSaved();
  const { version } = await client.workflow.get.query({ workflowId });
  expect(JSON.stringify(version.definition)).toContain("Choose a slot");
});

test("A draft that somebody else has saved is not written over unasked: theirs and mine are both to be had", async ({
  page,
  client,
}) => {
  const { workflowId } = await newWorkflow(client);
  const editor = editorPage(page);
  await editor.open(workflowId);
  await client.workflow.saveDraft.mutate({ workflowId, templateContext: { patient_name: "Theirs" } });
  await editor.row("Choose a time").click();
  await editor.field("Name").fill("Mine");
  const conflict = page.getByRole("status").filter({ hasText: "The workflow was changed in another place" });
  await expect(conflict).toBeVisible();

  await conflict.getByRole("button", { name: "Take theirs" }).click();
  await expect(editor.row("Choose a time")).toBeVisible();
  await editor.whenSaved();
  await editor.button("Undo").click();
  await expect(editor.row("Mine")).toBeVisible();
  await editor.whenSaved();

  await client.workflow.saveDraft.mutate({ workflowId, templateContext: { patient_name: "Theirs again" } });
  await editor.row("Welcome").click();
  await editor.field("Name").fill("Hello");
  await conflict.getByRole("button", { name: "Keep mine" }).click();
  await editor.whenSaved();
  const { version } = await client.workflow.get.query({ workflowId });
  expect(JSON.stringify(version.definition)).toContain('"Hello"');
});
