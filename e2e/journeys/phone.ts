import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { workflowPages } from "../pages/workflow-pages";
import { startChat } from "../start-chat";

const width = 390;
test.use({ viewport: { width, height: 844 }, hasTouch: true, isMobile: true });

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
}

test("On a phone graph, chat and inspector are one tap away from each other, and nothing scrolls sideways", async ({
  page,
  client,
  tester,
}) => {
  const chat = await startChat(client);
  await page.goto("/workflows");
  await expect(workflowPages(page).list).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page.goto(`/workflows/${chat.workflowId}`);
  await expect(workflowPages(page).sessions).toHaveCount(1);
  await expectNoSidewaysScroll(page);

  await tester.open(chat);
  await tester.send("I would like to book an appointment");
  await expect(tester.turn(2)).toContainText("Which of these suits you best?");
  await expect(tester.inspector).toBeHidden();
  await expectNoSidewaysScroll(page);

  await tester.tab("Inspector").tap();
  await expect(tester.inspector).toBeVisible();
  await expect(tester.log).toBeHidden();
  await expect(tester.inspector).toContainText("Choose a time");
  await expectNoSidewaysScroll(page);

  await tester.tab("Graph").tap();
  await expect(tester.graphNode("Choose a time, Agent node, the conversation is here")).toBeVisible();
  await expectNoSidewaysScroll(page);

  await tester.tab("Chat").tap();
  await tester.turn(1).getByRole("button", { name: "Rewind to here" }).tap();
  await expect(tester.youAreHere).toBeVisible();
  await expectNoSidewaysScroll(page);
});
