import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, expect, type Page } from "@playwright/test";
import { wholeSession } from "@/client/whole-session";
import { compareAddress } from "@/features/tester/compare/compare-address";
import { findBrowser } from "./find-browser";
import { launchOptions } from "./launch-options";
import { startOwnServer } from "./own-server";
import { editorPage } from "./pages/editor-page";
import { signInPage } from "./pages/sign-in-page";
import { testerPage } from "./pages/tester-page";
import { serverVariables } from "./server-variables";
import { signedInClient } from "./signed-in-client";

const folder = "docs/screenshots";
const noModelServer = 9;
const looks = [
  { look: "light", colorScheme: "light", width: 1440, height: 900 },
  { look: "dark", colorScheme: "dark", width: 1440, height: 900 },
  { look: "phone", colorScheme: "light", width: 390, height: 844 },
] as const;

/** A conversation with node changes, a tool, an extracted value, a path that was left, and a rewound cursor. */
async function prepareConversation(context: BrowserContext, url: string) {
  const client = await signedInClient(context.request, url);
  const { workflows } = await client.workflow.list.query();
  const workflowId = workflows.find(({ name }) => name === "Appointment booking")?.workflowId ?? "";
  const { workflowRunId } = await client.textChat.create.mutate({ workflowId, name: "Toothache on Friday" });
  const chat = { workflowId, runId: workflowRunId };
  const say = async (text: string) =>
    wholeSession(await client.textChat.append.mutate({ ...chat, text })).sessionData.turns.at(-1)?.id ?? "";
  const asked = await say("My tooth hurts, can I come this week?");
  await say("Is anything free on Friday?");
  const left = await say("I will call back later");
  await client.textChat.rewind.mutate({ ...chat, cursorTurnId: asked });
  const chosen = await say("Friday at 9:00, please");
  const right = await say("No, another day after all");
  await client.textChat.rewind.mutate({ ...chat, cursorTurnId: chosen });
  return { chat, left, right };
}

async function takeAll(browser: Browser, url: string): Promise<void> {
  const first = await browser.newContext();
  const page = await first.newPage();
  await page.goto(url);
  await signInPage(page).continueOnThisMachine();
  await expect(page.getByRole("heading", { name: "Workflows" })).toBeVisible();
  const storageState = await first.storageState();
  const { chat, left, right } = await prepareConversation(first, url);
  await first.close();

  for (const { look, colorScheme, width, height } of looks) {
    const context = await browser.newContext({
      baseURL: url,
      storageState,
      viewport: { width, height },
      colorScheme,
      reducedMotion: "reduce",
    });
    const shown = await context.newPage();
    const shoot = async (name: string) => {
      await shown.mouse.move(0, 0);
      const path = `${folder}/${name}-${look}.png`;
      await shown.screenshot({ path, animations: "disabled", caret: "hide" });
      process.stdout.write(`Wrote ${path}.\n`);
    };
    await showTester(shown, chat, width);
    await shoot("tester");
    await shown.goto(`/workflows/${chat.workflowId}/sessions/${chat.runId}${compareAddress(left, right)}`);
    await expect(shown.getByText("Friday at 9:00, please").first()).toBeVisible();
    await shoot("compare");
    await shown.goto(`/workflows/${chat.workflowId}`);
    await expect(shown.getByRole("button", { name: "Start test" })).toBeEnabled();
    await expect(shown.getByRole("list", { name: "Sessions" })).toBeVisible();
    await expect(shown.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
    await shoot("workflow");
    if (width > 1_000) {
      await editorPage(shown).open(chat.workflowId);
      await editorPage(shown).row("Choose a time").click();
      await shoot("editor");
    }
    await context.close();
  }
}

async function showTester(
  page: Page,
  chat: Parameters<ReturnType<typeof testerPage>["open"]>[0],
  width: number,
) {
  const tester = testerPage(page);
  await tester.open(chat);
  await expect(tester.youAreHere).toBeVisible();
  await expect(tester.turn(3)).toContainText("Shall I put it down like this?");
  if (width < 1_000) return;
  await tester.turn(3).getByRole("button", { name: "Inspect turn 3" }).click();
  await expect(tester.graphNode("Confirm details").first()).toBeVisible();
}

const dataDir = await mkdtemp(join(tmpdir(), "retake-screenshots-"));
const browser = await chromium.launch(
  launchOptions(findBrowser((line) => process.stdout.write(`${line}\n`))),
);
const server = await startOwnServer(serverVariables({ port: 0, dataDir, modelServerPort: noModelServer }));
try {
  await mkdir(folder, { recursive: true });
  await takeAll(browser, server.url);
} finally {
  await browser.close();
  await server.stop();
  await rm(dataDir, { recursive: true });
}
