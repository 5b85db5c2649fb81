import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import type { RetakeClient } from "@/client/retake-client";
import { wholeSession } from "@/client/whole-session";
import { compareAddress } from "@/features/tester/compare/compare-address";
import { expect, test } from "../fixtures";
import { editorPage } from "../pages/editor-page";
import { type Chat, startChat } from "../start-chat";

const widths = [390, 1024, 1600];
const themes = ["light", "dark"] as const;
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Every page there is, and what has to be on it before it is looked at. */
const pages: [name: string, path: (chat: Chat) => string, landmark: (page: Page) => Locator][] = [
  ["The list of workflows", () => "/workflows", (page) => page.getByRole("list", { name: "Workflows" })],
  ["A new workflow", () => "/workflows/new", (page) => page.getByRole("radiogroup", { name: "Sample" })],
  [
    "The page of a workflow",
    ({ workflowId }) => `/workflows/${workflowId}`,
    (page) => page.getByRole("list", { name: "Sessions" }),
  ],
  [
    "The editor",
    ({ workflowId }) => `/workflows/${workflowId}/edit`,
    (page) => page.locator(".react-flow__node").first(),
  ],
  [
    "The versions",
    ({ workflowId }) => `/workflows/${workflowId}/versions`,
    (page) => page.getByRole("list", { name: "Versions" }),
  ],
  [
    "A session",
    ({ workflowId, runId }) => `/workflows/${workflowId}/sessions/${runId}`,
    (page) => page.getByRole("log", { name: "Conversation" }),
  ],
  ["The tools", () => "/tools", (page) => page.getByRole("heading", { name: "Tools" })],
  ["The settings", () => "/settings", (page) => page.getByRole("form", { name: "New API key" })],
  ["An unknown address", () => "/nothing-here", (page) => page.getByText("Page not found")],
];

test.use({ contextOptions: { reducedMotion: "reduce" }, expectedConsoleErrors: /404/ });

async function violationsOf(page: Page): Promise<string[]> {
  // There are no frames: it need not gather its findings in another page. Nor describe what is in order.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  const { violations } = await axe.withTags(standards).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}

/** In both themes, from a phone's width to a wide screen's. */
async function violationsOfEveryLook(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      for (const violation of await violationsOf(page)) found.push(`${colorScheme}, ${width}: ${violation}`);
    }
  }
  return found;
}

for (const [name, path, landmark] of pages) {
  test(`${name} can be used by everyone`, async ({ page, client }) => {
    const chat = await startChat(client);
    await client.textChat.append.mutate({ ...chat, text: "I would like to book an appointment" });
    await page.goto(path(chat));
    await expect(landmark(page)).toBeVisible();
    await expect(page.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
    expect(await violationsOfEveryLook(page)).toEqual([]);
  });
}

test("The sign-in can be used by everyone", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  const page = await context.newPage();
  await page.goto(`${baseURL}/sign-in`);
  await expect(page.getByRole("button", { name: "Continue on this machine" })).toBeEnabled();
  expect(await violationsOfEveryLook(page)).toEqual([]);
  await page.getByRole("tab", { name: "Create account" }).click();
  expect(await violationsOfEveryLook(page)).toEqual([]);
  await context.close();
});

/** A rewound chat with a branch that was left, and the ends of both. */
async function startBranchedChat(client: RetakeClient) {
  const chat = await startChat(client);
  const say = async (text: string) =>
    wholeSession(await client.textChat.append.mutate({ ...chat, text })).sessionData.turns.at(-1)?.id ?? "";
  const asked = await say("I would like to book an appointment");
  const left = await say("I will call back later");
  await client.textChat.rewind.mutate({ ...chat, cursorTurnId: asked });
  const right = await say("Friday at 9:00, please");
  await say("No, another day after all");
  await client.textChat.rewind.mutate({ ...chat, cursorTurnId: right });
  return { chat, left, right };
}

for (const pane of ["Turn", "Node", "Tree", "Other paths"]) {
  test(`${pane} of a rewound session can be used by everyone`, async ({ page, client, tester }) => {
    const { chat } = await startBranchedChat(client);
    await page.setViewportSize({ width: 1600, height: 900 });
    await tester.open(chat);
    await expect(tester.youAreHere).toBeVisible();
    await tester.turn(3).getByRole("button", { name: "Inspect turn 3" }).click();
    await tester.showPane(pane);
    await expect(tester.inspector.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
    expect(await violationsOfEveryLook(page)).toEqual([]);
  });
}

test("A message being changed can be used by everyone", async ({ page, client, tester }) => {
  const { chat } = await startBranchedChat(client);
  await tester.open(chat);
  await tester.act(3, "Edit and rerun");
  expect(await violationsOfEveryLook(page)).toEqual([]);
});

test("A comparison can be used by everyone", async ({ page, client }) => {
  const { chat, left, right } = await startBranchedChat(client);
  const { workflowId, runId } = chat;
  await page.goto(`/workflows/${workflowId}/sessions/${runId}${compareAddress(left, right)}`);
  await expect(page.getByRole("list", { name: "Turns" })).toBeVisible();
  expect(await violationsOfEveryLook(page)).toEqual([]);
});

test("An ended session can be used by everyone", async ({ page, client, tester }) => {
  const chat = await startChat(client);
  await client.textChat.end.mutate(chat);
  await tester.open(chat);
  await expect(tester.notice("Session ended")).toBeVisible();
  expect(await violationsOfEveryLook(page)).toEqual([]);
});

test("What is not there can be used by everyone", async ({ page, client }) => {
  const { workflowId } = await startChat(client);
  for (const [path, words] of [
    ["/workflows/nothing", "Workflow not found"],
    [`/workflows/${workflowId}/sessions/nothing`, "Session not found"],
  ] as const) {
    await page.goto(path);
    await expect(page.getByText(words, { exact: true })).toBeVisible();
    expect(await violationsOfEveryLook(page)).toEqual([]);
  }
});

test("Options and menus of a workflow can be used by everyone", async ({ page, client }) => {
  const { workflowId } = await startChat(client);
  await page.goto(`/workflows/${workflowId}`);
  await expect(page.getByRole("button", { name: "Start test" })).toBeEnabled();
  await page.getByText("More options").click();
  expect(await violationsOfEveryLook(page)).toEqual([]);
  await page.getByRole("button", { name: /^More for WR-TEXT/ }).click();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole("menuitem", { name: "Rename" }).click();
  expect(await violationsOf(page)).toEqual([]);
});

for (const [key, name] of [
  ["Control+k", "Command palette"],
  ["Shift+?", "Keyboard shortcuts"],
] as const) {
  test(`${name} can be used by everyone`, async ({ page, client }) => {
    const { workflowId } = await startChat(client);
    await page.goto(`/workflows/${workflowId}`);
    await expect(page.getByRole("button", { name: "Start test" })).toBeEnabled();
    await page.keyboard.press(key);
    await expect(page.getByRole("dialog", { name })).toBeVisible();
    expect(await violationsOfEveryLook(page)).toEqual([]);
  });
}

test("Parts and windows of the editor can be used by everyone", async ({ page, client }) => {
  const { workflowId } = await startChat(client);
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
  expect(await violationsOfEveryLook(page)).toEqual([]);
});

test("A new tool can be used by everyone", async ({ page }) => {
  await page.goto("/tools");
  await page.getByRole("button", { name: "New tool" }).first().click();
  await expect(page.getByRole("form", { name: "New tool" })).toBeVisible();
  expect(await violationsOfEveryLook(page)).toEqual([]);
});
