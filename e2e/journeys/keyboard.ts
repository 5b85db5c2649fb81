import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { workflowPages } from "../pages/workflow-pages";
import { startChat } from "../start-chat";

async function moveFocus(page: Page, key: "Tab" | "Shift+Tab", target: Locator): Promise<void> {
  await expect(target).toBeEnabled();
  for (let presses = 0; presses < 50; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press(key);
  }
  await expect(target).toBeFocused();
}

test("Start, talk, rewind, branch and end with the keyboard alone", async ({ page, client, tester }) => {
  const { workflowId } = await startChat(client);
  await page.goto(`/workflows/${workflowId}`);
  await moveFocus(page, "Tab", workflowPages(page).startTest);
  await page.keyboard.press("Enter");

  await expect(tester.message).toBeFocused();
  await page.keyboard.type("I would like to book an appointment");
  await page.keyboard.press("Enter");
  await expect(tester.turn(2)).toContainText("Which of these suits you best?");
  await expect(tester.message).toBeFocused();

  const rewind = tester.turn(1).getByRole("button", { name: "Rewind to here" });
  await moveFocus(page, "Shift+Tab", rewind);
  await expect(rewind).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(tester.youAreHere).toBeVisible();
  await expect(tester.message).toBeFocused();
  await page.keyboard.type("I have to move my appointment");
  await page.keyboard.press("Enter");
  await expect(tester.turn(2)).toContainText("Which day would be better?");

  await moveFocus(page, "Shift+Tab", tester.endSession);
  await page.keyboard.press("Enter");
  await expect(tester.notice("Session ended: user_hangup")).toBeVisible();
});
