import type { Locator, Page } from "@playwright/test";
import { whenInteractive } from "./when-interactive";

/** The list of workflows, and the page of one before a chat. */
export function workflowPages(page: Page) {
  const list = page.getByRole("list", { name: "Workflows" });
  return {
    heading: page.getByRole("heading", { name: "Workflows" }),
    list,
    link: (name: string) => list.getByRole("link", { name, exact: true }),
    startTest: page.getByRole("button", { name: "Start test" }),
    sessions: page.getByRole("list", { name: "Sessions" }).getByRole("link"),
    sessionFile: page.getByLabel("Session file"),
    refusedImport: (words: string) =>
      page.getByRole("alert").filter({ hasText: "Nothing was imported" }).getByText(words, { exact: true }),
    async deleteSession(name: string) {
      await page.getByRole("button", { name: `More for ${name}` }).click();
      await page.getByRole("menuitem", { name: "Delete" }).click();
    },
  };
}

/** The second click comes before the page can have drawn the result of the first. */
export function clickTwice(button: Locator): Promise<void> {
  return button.evaluate((element) => {
    if (!(element instanceof HTMLElement)) throw new Error("Only an HTML element can be clicked.");
    element.click();
    element.click();
  });
}

export function newWorkflowPage(page: Page) {
  return {
    json: page.getByRole("textbox", { name: "Workflow JSON" }),
    file: page.getByLabel("Workflow JSON file"),
    name: page.getByRole("textbox", { name: "Name" }),
    issues: page.getByRole("list", { name: "Issues" }).getByRole("listitem"),
    verdict: (text: string) => page.getByRole("main").getByText(text),
    create: page.getByRole("button", { name: "Create workflow" }),
    async openForJson() {
      await page.goto("/workflows/new");
      const fromJson = page.getByRole("radio", { name: "From JSON" });
      await whenInteractive(fromJson);
      await fromJson.click();
    },
  };
}
