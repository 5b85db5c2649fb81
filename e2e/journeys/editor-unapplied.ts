import { expect, test } from "../fixtures";
import { editorPage } from "../pages/editor-page";
import { newWorkflow } from "../start-chat";

test("Text of the JSON view that cannot be read is kept and never published past, and two clicks publish once", async ({
  page,
  client,
}) => {
  const { workflowId } = await newWorkflow(client);
  const editor = editorPage(page);
  await editor.open(workflowId);
  await editor.row("Welcome").click();
  await editor.field("Name").fill("Hello");
  await editor.whenSaved();

  await editor.view("JSON").click();
  const broken = (await editor.json.inputValue()).replace('"Choose a time"', '"Choose a slot');
  await editor.json.fill(broken);
  await expect(editor.json).toHaveAccessibleDescription(/not applied yet/);
  await editor.view("Graph").click();
  await expect(editor.row("Choose a time")).toBeVisible();
  await expect(editor.draft).toHaveText("Text not applied");

  await editor.button("Publish").click();
  const unapplied = editor.publishing.getByText("The text of the JSON view is not applied yet");
  await expect(unapplied).toBeVisible();
  await expect(editor.publishing.getByRole("list", { name: "Changes" })).toContainText("Hello");
  await expect(editor.publishing.getByRole("button", { name: "Publish" })).toBeDisabled();
  await editor.publishing.getByRole("button", { name: "Go to it" }).click();
  await expect(editor.json).toBeFocused();
  await expect(editor.json).toHaveValue(broken);

  await editor.json.fill(broken.replace('"Choose a slot', '"Choose a slot"'));
  await editor.whenSaved();
  await editor.json.fill("{");
  await editor.button("Publish").click();
  await editor.publishing.getByRole("button", { name: "Drop it" }).click();
  await expect(unapplied).toBeHidden();

  const publications: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("workflow.publish")) publications.push(request.url());
  });
  await editor.publishing.getByRole("button", { name: "Publish" }).dblclick();
  await expect(editor.publishing).toContainText("Version 2 is published");
  expect(publications).toHaveLength(1);
  const { version } = await client.workflow.get.query({ workflowId });
  expect(JSON.stringify(version.definition)).toContain("Choose a slot");
});

test("Text of a field that cannot be read is still there after another node was selected", async ({
  page,
  client,
}) => {
  const { workflowId } = await newWorkflow(client);
  const editor = editorPage(page);
  await editor.open(workflowId);
  await editor.addNode("Webhook");
  await editor.field("Payload").fill('{ "patient": ');
  await editor.row("Welcome").click();
  await expect(editor.field("Payload")).toBeHidden();
  await editor.row("Webhook").click();
  await expect(editor.field("Payload")).toHaveValue('{ "patient": ');
  await expect(editor.field("Payload")).toHaveAccessibleDescription(/not applied yet/);

  await editor.row("Welcome").click();
  await editor.button("Publish").click();
  await expect(editor.publishing).toContainText("The payload template of “Webhook” is not applied yet");
  await editor.publishing.getByRole("button", { name: "Go to it" }).click();
  await expect(editor.field("Payload")).toBeFocused();
});

test("An issue leads to its field from the JSON and from the settings", async ({ page, client }) => {
  const { workflowId } = await newWorkflow(client);
  const editor = editorPage(page);
  await editor.open(workflowId);
  await editor.addNode("Agent");
  for (const view of ["JSON", "Settings"] as const) {
    await editor.view(view).click();
    await editor.issues.getByRole("button", { name: /“prompt”/ }).click();
    await expect(editor.view("Graph")).toBeChecked();
    await expect(editor.field("Prompt")).toBeFocused();
  }
});
