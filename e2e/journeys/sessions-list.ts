import { readFile } from "node:fs/promises";
import { expect, test } from "../fixtures";
import { workflowPages } from "../pages/workflow-pages";
import { startChat } from "../start-chat";

test("Find, rename and delete a session, and take the deletion back", async ({ page, client }) => {
  const { workflowId, runId } = await startChat(client);
  await client.textChat.create.mutate({ workflowId, name: "Refund, second try" });
  await page.goto(`/workflows/${workflowId}`);
  const { sessions } = workflowPages(page);
  await expect(sessions).toHaveCount(2);
  await page.getByRole("searchbox", { name: "Search sessions" }).fill("refund");
  await expect(sessions).toHaveText(["Refund, second try"]);

  await page.getByRole("button", { name: "More for Refund, second try" }).click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await page.getByRole("textbox", { name: "Session name" }).fill("Refund, third try");
  await page.keyboard.press("Enter");
  await expect(sessions).toHaveText(["Refund, third try"]);
  await page.getByRole("searchbox", { name: "Search sessions" }).fill("");

  await page.getByRole("button", { name: "More for Refund, third try" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(sessions).toHaveCount(1);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(sessions).toHaveCount(2);

  await page.getByRole("button", { name: "More for Refund, third try" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(page.getByText("Refund, third try is deleted.")).toBeVisible();
  const named = async () =>
    (await client.textChat.list.query({ workflowId })).sessions.map((each) => each.workflowRunId);
  await expect.poll(named, { timeout: 15_000 }).toEqual([runId]);
});

test("Take a session out as a file and bring it into another workflow", async ({ page, client, tester }) => {
  const { workflowId, runId } = await startChat(client);
  const at = { workflowId, runId };
  await client.textChat.append.mutate({ ...at, text: "I would like to book an appointment" });
  await client.textChat.rename.mutate({ ...at, name: "Booking" });
  const other = await startChat(client, { sampleId: "product-survey" });

  await page.goto(`/workflows/${workflowId}`);
  await page.getByRole("button", { name: "More for Booking" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Export as JSON, all branches" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("Booking.session.json");
  const content = await readFile(await file.path());

  await page.goto(`/workflows/${other.workflowId}`);
  await expect(workflowPages(page).startTest).toBeEnabled();
  const picker = page.getByLabel("Session file");
  await picker.setInputFiles({
    name: "broken.json",
    mimeType: "application/json",
    buffer: Buffer.from("[]"),
  });
  await expect(page.getByRole("alert").filter({ hasText: "Nothing was imported" })).toBeVisible();
  await picker.setInputFiles({ name: "booking.json", mimeType: "application/json", buffer: content });
  await expect(tester.turn(2)).toContainText("Which of these suits you best?");
  await tester.send("Friday at 9, please");
  await expect(tester.turn(3)).toContainText("Let me write that down.");
});

test("Begin with other variables, at another node", async ({ page, client, tester }) => {
  const { workflowId } = await startChat(client);
  await page.goto(`/workflows/${workflowId}`);
  const { startTest } = workflowPages(page);
  await expect(startTest).toBeEnabled();
  await page.getByRole("textbox", { name: "patient_name" }).fill("Grace");
  await startTest.click();
  await expect(tester.turn(1)).toContainText("Hello Grace, this is Nora at Harbour Dental.");

  await page.goto(`/workflows/${workflowId}`);
  await expect(startTest).toBeEnabled();
  await page.getByText("More options").click();
  await page.getByRole("combobox", { name: "Start at" }).selectOption({ label: "Choose a time" });
  await startTest.click();
  await expect(tester.turn(1)).toContainText("Which of these suits you best?");
});
