import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type APIRequestContext, type Browser, chromium, type Page } from "@playwright/test";
import { changedSession } from "@/client/whole-session";
import { lookForBrowser } from "../find-browser";
import { launchOptions } from "../launch-options";
import { startOwnServer } from "../own-server";
import { signInPage } from "../pages/sign-in-page";
import { testerPage } from "../pages/tester-page";
import { whenInteractive } from "../pages/when-interactive";
import { workflowPages } from "../pages/workflow-pages";
import { serverVariables } from "../server-variables";
import { signedInClient } from "../signed-in-client";
import type { Chat } from "../start-chat";
import { type Figure, median, percentile } from "./figures";
import { measureScroll, readTyping, watchFirstTurn, watchTyping } from "./page-probes";
import { oneNode, said } from "./workbench";

const turns = 1_000;
const loads = 5;
const noModelServer = 9;

/** A conversation of 1,000 turns in the production build: how soon it is there, how it scrolls, how typing feels. */
export async function measurePage(say: (line: string) => void): Promise<Figure[]> {
  const found = lookForBrowser();
  if (!found) {
    say("Skipped: no Chromium is installed.");
    return [];
  }
  const dataDir = await mkdtemp(join(tmpdir(), "retake-bench-page-"));
  const server = await startOwnServer(serverVariables({ port: 0, dataDir, modelServerPort: noModelServer }));
  const browser = await chromium.launch(launchOptions(found.path));
  try {
    return [...(await measureTester(browser, server.url)), residentMemory(server.pid)];
  } finally {
    await browser.close();
    await server.stop();
    await rm(dataDir, { recursive: true });
  }
}

async function measureTester(browser: Browser, baseURL: string): Promise<Figure[]> {
  const context = await browser.newContext({ baseURL, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto("/");
  await signInPage(page).continueOnThisMachine();
  await workflowPages(page).heading.waitFor();
  const chat = await chatAtLength(context.request, baseURL);

  // tsx wraps named functions in a helper that the page does not have.
  await page.addInitScript("globalThis.__name = (value) => value");
  await page.addInitScript(watchFirstTurn);
  const paints: number[] = [];
  for (let load = 0; load < loads; load += 1) paints.push(await timeToFirstTurn(page, chat));
  const { log, message } = testerPage(page);
  await whenInteractive(message);
  const { frames, reachedStart } = await log.evaluate(measureScroll);
  if (!reachedStart) throw new Error("The conversation did not scroll to its start.");
  await message.focus();
  await message.evaluate(watchTyping);
  await page.keyboard.type(said);
  const delays = await page.evaluate(readTyping, said.length);
  const figure = (what: string, value: number, unit: string, target: string): Figure => ({
    what: `page of ${turns} turns: ${what}`,
    engine: "Chromium",
    value,
    unit,
    target,
  });
  const isSlow = (milliseconds: number) => milliseconds > 50;
  return [
    figure("first turn painted, p50", median(paints), "ms", "≤ 1,000 ms"),
    figure("frame while it scrolls, p95", percentile(frames, 0.95), "ms", "no dropped input"),
    figure("the longest", Math.max(...frames), "ms", "no dropped input"),
    figure(
      "frames over 50 ms",
      (100 * frames.filter(isSlow).length) / frames.length,
      "%",
      "no dropped input",
    ),
    figure("a key until it is painted, p95", percentile(delays, 0.95), "ms", "no dropped input"),
  ];
}

/** Of the product as it is started: pages, API and embedded database in one process. */
function residentMemory(pid: number): Figure {
  const kilobytes = Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" }));
  return {
    what: `the whole product after ${turns} turns and ${loads} page loads: resident memory`,
    engine: "embedded",
    value: kilobytes / 1024,
    unit: "MB",
    target: "≤ 512 MB",
  };
}

async function chatAtLength(request: APIRequestContext, url: string): Promise<Chat> {
  const { workflow, textChat } = await signedInClient(request, url);
  const { workflowId } = await workflow.create.mutate({ name: "Bench", definition: oneNode });
  const session = await textChat.create.mutate({ workflowId });
  const chat = { workflowId, runId: session.workflowRunId };
  let { revision } = session;
  // The opening is the first.
  for (let turn = 1; turn < turns; turn += 1) {
    const answer = await textChat.append.mutate({ ...chat, text: said, sinceRevision: revision });
    ({ revision } = changedSession(answer));
  }
  return chat;
}

async function timeToFirstTurn(page: Page, chat: Chat): Promise<number> {
  const tester = testerPage(page);
  await tester.open(chat);
  await tester.turns.first().waitFor();
  return page.evaluate(() => (window as { firstTurnAt?: number }).firstTurnAt ?? Number.NaN);
}
