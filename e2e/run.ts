import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildWhenStale } from "@/server/start/build-when-stale";
import { generateClient } from "@/server/start/generate-client";
import { findBrowser } from "./find-browser";
import { type JourneyLane, toVariables } from "./journey-env";

const say = (line: string) => process.stdout.write(`${line}\n`);

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No port is free.");
  return address.port;
}

const browserPath = findBrowser(say);
say(`Browser: ${browserPath ?? "Playwright's own"}`);
generateClient();
buildWhenStale(() => say("Building for the journeys."));

const laneCount = Number(process.env.JOURNEY_LANES ?? 2);
const home = mkdtempSync(join(tmpdir(), "retake-journeys-"));
const lanes: JourneyLane[] = [];
for (let lane = 1; lane <= laneCount; lane += 1) {
  const dataDir = join(home, `lane-${lane}`);
  lanes.push({ port: await freePort(), dataDir, modelServerPort: await freePort() });
}
const playwright = ["node_modules/@playwright/test/cli.js", "test", "--config", "e2e/playwright.config.ts"];
const { status } = spawnSync(process.execPath, [...playwright, ...process.argv.slice(2)], {
  stdio: "inherit",
  env: { ...process.env, ...toVariables({ browserPath, lanes }) },
});
rmSync(home, { recursive: true, force: true });
process.exitCode = status ?? 1;
