import { readFile } from "node:fs/promises";
import { expect, test } from "../fixtures";
import { clickTwice, workflowPages } from "../pages/workflow-pages";
import { newWorkflow, startChat } from "../start-chat";

test("Find, rename and delete a session, and take the deletion back", async ({ page, client }) => {
  const { workflowId, runId } = await startChat(client);
  await client.textChat.create.mutate({ workflowId, name: "Refund, second try" });
  await page.goto(`/workflows/${workflowId}`);
  const { sessions, deleteSession } = workflowPages(page);
  await expect(sessions).toHaveCount(2);
  await page.getByRole("searchbox", { name: "Search sessions" }).fill("refund");
  await expect(sessions).toHaveText(["Refund, second try"]);

  await page.getByRole("button", { name: "More for Refund, second try" }).click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await page.getByRole("textbox", { name: "Session name" }).fill("Refund, third try");
  await page.keyboard.press("Enter");
  await expect(sessions).toHaveText(["Refund, third try"]);
  await page.getByRole("searchbox", { name: "Search sessions" }).fill("");

  await deleteSession("Refund, third try");
  await expect(sessions).toHaveCount(1);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(sessions).toHaveCount(2);

  await deleteSession("Refund, third try");
  await expect(page.getByText("Refund, third try is deleted.")).toBeVisible();
  const named = async () =>
    (await client.textChat.list.query({ workflowId })).sessions.map((each) => each.workflowRunId);
  await expect.poll(named, { timeout: 15_000 }).toEqual([runId]);
});

test("What is said to be deleted is deleted, also when the page goes before it could no longer be undone", async ({
  page,
  client,
}) => {
  const { workflowId } = await newWorkflow(client);
  for (const name of ["Kept", "Reloaded", "Closed"])
    await client.textChat.create.mutate({ workflowId, name });
  const names = async () =>
    (await client.textChat.list.query({ workflowId })).sessions.map(({ name }) => name);
  await page.goto(`/workflows/${workflowId}`);
  const { sessions, deleteSession } = workflowPages(page);
  await expect(sessions).toHaveText(["Closed", "Reloaded", "Kept"]);

  await deleteSession("Reloaded");
  await expect(page.getByText("Reloaded is deleted.")).toBeVisible();
  await page.reload();
  await expect.poll(names).toEqual(["Closed", "Kept"]);
  await expect(sessions).toHaveText(["Closed", "Kept"]);

  await deleteSession("Closed");
  await expect(page.getByText("Closed is deleted.")).toBeVisible();
  await page.close({ runBeforeUnload: true });
  await expect.poll(names).toEqual(["Kept"]);
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
  const { startTest, sessionFile } = workflowPages(page);
  await expect(startTest).toBeEnabled();
  await sessionFile.setInputFiles({ name: "booking.json", mimeType: "application/json", buffer: content });
  await expect(tester.turn(2)).toContainText("Which of these suits you best?");
  await tester.send("Friday at 9, please");
  await expect(tester.turn(3)).toContainText("Let me write that down.");
});

test.describe("A file that holds no sound session", () => {
  // The browser notes what the server refuses.
  test.use({ expectedConsoleErrors: /status of 400/ });

  test("is said to be foreign, or damaged and where, and nothing is imported", async ({ page, client }) => {
    const chat = await startChat(client);
    const file = await client.textChat.export.query(chat);
    const { session } = file;
    await page.goto(`/workflows/${chat.workflowId}`);
    const { startTest, sessionFile, refusedImport } = workflowPages(page);
    await expect(startTest).toBeEnabled();
    const bring = (content: object) =>
      sessionFile.setInputFiles({
        name: "session.json",
        mimeType: "application/json",
        buffer: Buffer.from(JSON.stringify(content)),
      });

    for (const foreign of [[], { nodes: [], edges: [] }]) {
      await bring(foreign);
      await expect(refusedImport("This file is not a session exported from Retake.")).toBeVisible();
    }
    await bring({ ...file, session: { ...session, headTurnId: "turn_gone" } });
    const headless = "This session is damaged at session: the head turn_gone is not in the tree.";
    await expect(refusedImport(headless)).toBeVisible();
    await bring({ ...file, session: { ...session, turns: [] } });
    await expect(page.getByText(/^This session is damaged at session\.turns: /)).toBeVisible();
    await bring({ ...file, name: undefined });
    const nameless = "This session is damaged at name: expected string, received undefined.";
    await expect(refusedImport(nameless)).toBeVisible();
    expect((await client.textChat.list.query({ workflowId: chat.workflowId })).sessions).toHaveLength(1);
  });
});

test("A double click on Start test begins one session", async ({ page, client, tester }) => {
  const { workflowId } = await newWorkflow(client);
  await page.goto(`/workflows/${workflowId}`);
  const { startTest } = workflowPages(page);
  await expect(startTest).toBeEnabled();
  await clickTwice(startTest);
  await expect(tester.turn(1)).toBeVisible();
  expect((await client.textChat.list.query({ workflowId })).sessions).toHaveLength(1);
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
