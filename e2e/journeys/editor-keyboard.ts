import { expect, test } from "../fixtures";
import { editorPage } from "../pages/editor-page";
import { moveFocus } from "../pages/move-focus";
import { newWorkflow } from "../start-chat";

test("Edit and publish with the keyboard alone", async ({ page, client }) => {
  const { workflowId } = await newWorkflow(client);
  const editor = editorPage(page);
  await editor.open(workflowId);
  await moveFocus(page, "Tab", editor.outline);
  for (const key of ["Home", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"]) await page.keyboard.press(key);
  await expect(editor.row("Welcome")).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(editor.field("Name")).toBeFocused();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("Hello");
  await moveFocus(page, "Tab", editor.button("Connect"));
  await page.keyboard.press("Enter");
  await expect(editor.field("Label")).toBeFocused();
  await page.keyboard.type("Straight on");
  await moveFocus(page, "Tab", editor.field("Condition"));
  await page.keyboard.type("The patient wants to go straight on.");
  await page.keyboard.press("Control+s");
  await editor.whenSaved();
  await expect(editor.issues).toContainText("No issues");

  await page.keyboard.press("Control+k");
  await page.keyboard.type("review and publish");
  await page.keyboard.press("Enter");
  const publish = editor.publishing.getByRole("button", { name: "Publish" });
  await moveFocus(page, "Tab", publish);
  await page.keyboard.press("Enter");
  await expect(editor.publishing).toContainText("Version 2 is published");
});
