import { expect, test } from "../fixtures";
import { editorPage } from "../pages/editor-page";
import { workflowPages } from "../pages/workflow-pages";
import { newWorkflow } from "../start-chat";

test("Add a node, join it, mend what is wrong, publish, talk to it, and go back to what was", async ({
  page,
  client,
  tester,
}) => {
  const { workflowId } = await newWorkflow(client);
  const editor = editorPage(page);
  await editor.open(workflowId);
  await editor.row("Choose a time").click();
  await editor.addNode("Agent");
  await expect(editor.field("Name")).toBeFocused();
  await editor.field("Name").fill("Look up the invoice");
  await editor.issues.getByRole("button", { name: /“prompt”/ }).click();
  await expect(editor.field("Prompt")).toBeFocused();
  await editor.field("Prompt").fill('Say "Which invoice do you mean?"');

  await editor.row("Welcome").click();
  await editor.field("Connect to").selectOption({ label: "Look up the invoice" });
  await editor.button("Connect").click();
  await expect(editor.field("Label")).toBeFocused();
  await editor.field("Label").fill("Invoice");
  await editor.field("Condition").fill("The patient asks about an invoice.");
  await expect(editor.issues).toContainText(/^1 warning/);
  await expect(editor.edgeRow("Invoice")).toBeVisible();
  await editor.whenSaved();

  await editor.button("Publish").click();
  const changes = editor.publishing.getByRole("list", { name: "Changes" });
  await expect(changes.getByRole("listitem")).toHaveCount(2);
  await expect(changes).toContainText("Look up the invoice");
  await editor.publishing.getByRole("button", { name: "Publish" }).click();
  await expect(editor.publishing).toContainText("Version 2 is published");
  await editor.publishing.getByRole("button", { name: "Close", exact: true }).click();

  await page.getByRole("link", { name: "Test", exact: true }).click();
  await workflowPages(page).startTest.click();
  await tester.send("My invoice is wrong");
  await expect(tester.turn(2)).toContainText("Which invoice do you mean?");

  await page.goto(`/workflows/${workflowId}/versions`);
  await page.getByRole("button", { name: "Restore version 1" }).click();
  await expect(page.getByText("Version 1 is the draft now.")).toBeVisible();
  const restored = await client.workflow.get.query({ workflowId });
  expect(JSON.stringify(restored.version.definition)).not.toContain("invoice");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "Discard draft" })).toBeHidden();
  expect((await client.workflow.get.query({ workflowId })).draft).toBeNull();
});

test("Draw an edge, delete a node, undo and redo, and edit the same graph as JSON", async ({
  page,
  client,
}) => {
  const { workflowId } = await newWorkflow(client);
  const editor = editorPage(page);
  await editor.open(workflowId);
  const rows = editor.outline.getByRole("option");
  const before = await rows.count();

  await editor.node("Welcome").hover();
  await editor.node("Welcome").locator(".react-flow__handle.source").dragTo(editor.node("Confirm details"));
  await expect(editor.field("Label")).toBeFocused();
  await expect(rows).toHaveCount(before + 1);
  await editor.button("Undo").click();
  await expect(rows).toHaveCount(before);

  await editor.row("Answer question").click();
  await page.keyboard.press("Delete");
  await expect(editor.row("Answer question")).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(rows).toHaveCount(before);
  await page.keyboard.press("Control+Shift+z");
  await expect(editor.row("Answer question")).toHaveCount(0);
  await editor.button("Undo").click();

  await editor.view("JSON").click();
  const text = await editor.json.inputValue();
  await editor.json.fill(text.slice(1));
  await expect(editor.json).toHaveAttribute("aria-invalid", "true");
  await editor.json.fill(text.replace('"Choose a time"', '"Choose a slot"'));
  await editor.view("Graph").click();
  await expect(editor.row("Choose a slot")).toBeVisible();
  await editor.whenSaved();
  const { version } = await client.workflow.get.query({ workflowId });
  expect(JSON.stringify(version.definition)).toContain("Choose a slot");
});

test("Returning to a field begins a step of its own", async ({ page, client }) => {
  const { workflowId } = await newWorkflow(client);
  const editor = editorPage(page);
  await editor.open(workflowId);
  await editor.row("Choose a time").click();
  await editor.field("Name").fill("Choose a slot");
  await editor.row("Welcome").click();
  await editor.row("Choose a slot").click();
  await editor.field("Name").fill("Choose a day");
  await editor.button("Undo").click();
  await expect(editor.row("Choose a slot")).toBeVisible();
  await editor.button("Undo").click();
  await expect(editor.row("Choose a time")).toBeVisible();
  await expect(editor.button("Undo")).toBeDisabled();
});

test("Rename, archive, and take it back", async ({ page, client }) => {
  const { workflowId, name } = await newWorkflow(client);
  await page.goto(`/workflows/${workflowId}`);
  await expect(workflowPages(page).startTest).toBeEnabled();
  await page.getByRole("button", { name: "Rename", exact: true }).click();
  await page.getByRole("textbox", { name: "Workflow name" }).fill(`${name} renamed`);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: `${name} renamed` })).toBeVisible();
  await page.getByRole("button", { name: "More for this workflow" }).click();
  await page.getByRole("menuitem", { name: "Archive workflow" }).click();
  await expect(page.getByText("The workflow is archived")).toBeVisible();
  await expect(workflowPages(page).link(`${name} renamed`)).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(workflowPages(page).link(`${name} renamed`)).toBeVisible();
});
