import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, expect, type Page } from "@playwright/test";
import { findBrowser } from "./find-browser";
import { launchOptions } from "./launch-options";
import { startOwnServer } from "./own-server";
import { signInPage } from "./pages/sign-in-page";
import { testerPage } from "./pages/tester-page";
import { workflowPages } from "./pages/workflow-pages";
import { serverVariables } from "./server-variables";

const say = (line: string) => process.stdout.write(`${line}\n`);
const noModelServer = 9;

/** A talk with node changes, a path that was left, a rewound cursor, and the reasons of the turn it stands on. */
async function showTester(page: Page): Promise<void> {
  const tester = testerPage(page);
  await workflowPages(page).link("Appointment booking").click();
  await workflowPages(page).startTest.click();
  await tester.send("My tooth hurts, can I come this week?");
  await expect(tester.turn(2)).toContainText("Which of these suits you best?");
  await tester.send("I will call back later");
  await expect(tester.turn(3)).toContainText("You can reach us any day.");
  await tester.act(2, "Rewind to here");
  await tester.send("Friday at 9, please");
  await expect(tester.turn(3)).toContainText("Shall I put it down like this?");
  await tester.send("No, another day after all");
  await expect(tester.turn(4)).toContainText("Which of these suits you best?");
  await tester.act(3, "Rewind to here");
  await expect(tester.youAreHere).toBeVisible();
  await tester.turn(3).getByRole("button", { name: "Inspect turn 3" }).click();
  await expect(tester.inspector.getByRole("heading", { name: "Turn 3" })).toBeVisible();
  await page.mouse.move(0, 0);
  await expect(tester.turn(4)).toHaveAttribute("data-place", "beyond");
}

const dataDir = await mkdtemp(join(tmpdir(), "retake-screenshots-"));
const browser = await chromium.launch(launchOptions(findBrowser(say)));
const server = await startOwnServer(serverVariables({ port: 0, dataDir, modelServerPort: noModelServer }));
try {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    colorScheme: "light",
    reducedMotion: "reduce",
  });
  await page.goto(server.url);
  await signInPage(page).continueOnThisMachine();
  await showTester(page);
  await page.screenshot({ path: "public/screenshot.png", animations: "disabled", caret: "hide" });
  say("Wrote public/screenshot.png.");
} finally {
  await browser.close();
  await server.stop();
  await rm(dataDir, { recursive: true });
}
