import { expect, type Locator } from "@playwright/test";

/** The server has drawn the page before React takes it over: what is clicked or typed in between is lost. */
export async function whenInteractive(control: Locator): Promise<void> {
  const isTakenOver = () =>
    control.evaluate((element) => Object.keys(element).some((key) => key.startsWith("__reactProps$")));
  await expect.poll(isTakenOver).toBe(true);
}
