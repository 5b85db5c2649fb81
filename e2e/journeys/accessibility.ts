import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { editorPage } from "../pages/editor-page";
import { startChat } from "../start-chat";

const widths = [390, 1024, 1600];
const themes = ["light", "dark"] as const;

/** Every page there is, and what has to be on it before it is looked at. */
function pagesOf({ workflowId, runId }: { workflowId: string; runId: string }) {
  const workflow = `/workflows/${workflowId}`;
  return [
    ["/workflows", (page: Page) => page.getByRole("list", { name: "Workflows" })],
    ["/workflows/new", (page: Page) => page.getByRole("radiogroup", { name: "Sample" })],
    [workflow, (page: Page) => page.getByRole("list", { name: "Sessions" })],
    [`${workflow}/edit`, (page: Page) => page.getByRole("status", { name: "Draft" })],
    [`${workflow}/versions`, (page: Page) => page.getByRole("list", { name: "Versions" })],
    [`${workflow}/sessions/${runId}`, (page: Page) => page.getByRole("log", { name: "Conversation" })],
    ["/tools", (page: Page) => page.getByRole("main").getByRole("heading", { level: 1 })],
    ["/settings", (page: Page) => page.getByRole("form", { name: "New API key" })],
    ["/nothing-here", (page: Page) => page.getByText("Page not found")],
  ] as const;
}

async function violationsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}

for (const theme of themes) {
  test.describe(`in the ${theme} theme`, () => {
    test.use({
      colorScheme: theme,
      contextOptions: { reducedMotion: "reduce" },
      expectedConsoleErrors: /404/,
    });

    test("windows and open parts can be used by everyone", async ({ page, client }) => {
      const { workflowId } = await startChat(client);
      await page.setViewportSize({ width: 1024, height: 900 });
      await page.goto(`/workflows/${workflowId}`);
      await expect(page.getByRole("button", { name: "Start test" })).toBeEnabled();
      await page.getByText("More options").click();
      expect(await violationsOf(page)).toEqual([]);
      await page.getByRole("heading", { level: 1 }).click();
      for (const [key, name] of [
        ["Control+k", "Command palette"],
        ["Shift+?", "Keyboard shortcuts"],
      ] as const) {
        await page.keyboard.press(key);
        await expect(page.getByRole("dialog", { name })).toBeVisible();
        expect(await violationsOf(page)).toEqual([]);
        await page.keyboard.press("Escape");
      }

      const editor = editorPage(page);
      await editor.open(workflowId);
      await editor.row("Welcome").click();
      await editor.field("Prompt").fill("");
      await expect(editor.issues).toContainText("1 error");
      expect(await violationsOf(page)).toEqual([]);
      await editor.view("Settings").click();
      await expect(page.getByRole("region", { name: "Template context" })).toBeVisible();
      expect(await violationsOf(page)).toEqual([]);
      await editor.button("Publish").click();
      await expect(editor.publishing.getByRole("list", { name: "Changes" })).toBeVisible();
      expect(await violationsOf(page)).toEqual([]);
      await page.goto("/tools");
      await page.getByRole("button", { name: "New tool" }).first().click();
      await expect(page.getByRole("form", { name: "New tool" })).toBeVisible();
      expect(await violationsOf(page)).toEqual([]);
    });

    for (const width of widths) {
      test(`every page can be used by everyone at ${width} pixels`, async ({ page, client }) => {
        test.setTimeout(180_000);
        const chat = await startChat(client);
        await client.textChat.append.mutate({ ...chat, text: "I would like to book an appointment" });
        await page.setViewportSize({ width, height: 900 });
        const found: string[] = [];
        for (const [path, landmark] of pagesOf(chat)) {
          await page.goto(path);
          await expect(landmark(page).first()).toBeVisible();
          await expect(page.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
          for (const violation of await violationsOf(page)) found.push(`${path} ${violation}`);
        }
        expect(found).toEqual([]);
      });
    }
  });
}
