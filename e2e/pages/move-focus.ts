import { expect, type Locator, type Page } from "@playwright/test";

/** Walks to a control as someone without a pointer does. */
export async function moveFocus(page: Page, key: "Tab" | "Shift+Tab", target: Locator): Promise<void> {
  await expect(target).toBeEnabled();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press(key);
  }
  await expect(target).toBeFocused();
}
