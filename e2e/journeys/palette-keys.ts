import { expect, test } from "../fixtures";
import { newWorkflow, startChat } from "../start-chat";

test("The palette leads anywhere, and ? lists the keys of the page", async ({ page, client }) => {
  const { workflowId, name } = await newWorkflow(client);
  await page.goto("/settings");
  await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
  await expect(page.getByRole("form", { name: "New API key" })).toBeVisible();
  await page.keyboard.press("Control+k");
  const search = page.getByRole("combobox", { name: "Command palette" });
  await search.fill(name);
  await expect(page.getByRole("option", { name })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(workflowId));
  await expect(page.getByRole("heading", { name })).toBeVisible();

  await page.keyboard.press("Shift+?");
  const keys = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(keys).toContainText("Open the command palette");
  await page.keyboard.press("Escape");
  await expect(keys).toBeHidden();

  await page.getByRole("searchbox", { name: "Search sessions" }).press("?");
  await expect(page.getByRole("searchbox", { name: "Search sessions" })).toHaveValue("?");
  await expect(keys).toBeHidden();
});

test("What had the focus has it again when a window is closed", async ({ page, client, tester }) => {
  await tester.open(await startChat(client));
  await tester.message.fill("Is it ");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Command palette" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(tester.message).toBeFocused();
  await page.keyboard.type("open?");
  await expect(tester.message).toHaveValue("Is it open?");
});
