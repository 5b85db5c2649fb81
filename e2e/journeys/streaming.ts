import { createGate } from "@/server/testing/gate";
import { expect, test } from "../fixtures";
import { testerPage } from "../pages/tester-page";
import { startChat } from "../start-chat";

const toBook = { id: "call-1", name: "book_appointment", argumentPieces: ["{}"] };

test("A reply is read as it is said, across a change of node, in this tab and in another", async ({
  context,
  client,
  modelServer,
  tester,
}) => {
  const chat = await startChat(client, { model: "openai:wire" });
  const model = createGate();
  modelServer.script.reply({ text: ["Let me see."], functionCalls: [toBook] });
  modelServer.script.replyAfter(model.opened, { text: [" or Friday."] }, { text: ["Thursday", " at 4,"] });
  const otherTab = testerPage(await context.newPage());
  await otherTab.open(chat);
  await expect(otherTab.turn(1)).toBeVisible();
  await tester.open(chat);

  await tester.send("I would like to book an appointment");
  for (const tab of [tester, otherTab]) {
    await expect(tab.turn(2)).toContainText("Let me see.");
    await expect(tab.pill("Choose a time")).toBeVisible();
    await expect(tab.turn(2).getByText("Thursday at 4,", { exact: true })).toBeVisible();
    await expect(tab.typing).toBeVisible();
  }

  model.open();
  for (const tab of [tester, otherTab]) {
    await expect(tab.turn(2).getByText("Thursday at 4, or Friday.", { exact: true })).toBeVisible();
    await expect(tab.typing).toBeHidden();
    await expect(tab.turns).toHaveCount(2);
  }
});

test("A reload in the middle of a reply shows what was said so far, once, and the rest as it comes", async ({
  page,
  client,
  modelServer,
  tester,
}) => {
  const model = createGate();
  modelServer.script.replyAfter(model.opened, { text: [" past nine."] }, { text: ["It is", " a quarter"] });
  await tester.open(await startChat(client, { model: "openai:wire" }));
  await tester.send("What time is it?");
  await expect(tester.turn(2).getByText("It is a quarter", { exact: true })).toBeVisible();

  await page.reload();
  await expect(tester.turn(2).getByText("It is a quarter", { exact: true })).toBeVisible();
  await expect(tester.typing).toBeVisible();

  model.open();
  await expect(tester.turn(2).getByText("It is a quarter past nine.", { exact: true })).toBeVisible();
  await expect(tester.typing).toBeHidden();
  await expect(tester.status("Ready")).toBeVisible();
});
