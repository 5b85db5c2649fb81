import { defineConfig } from "@playwright/test";
import { journeyEnv, urlOfLane } from "./journey-env";
import { launchOptions } from "./launch-options";
import { serverVariables } from "./server-variables";

const { browserPath, lanes } = journeyEnv();

export default defineConfig({
  testDir: ".",
  outputDir: "../test-results",
  // Each worker has a lane: a server and a scripted model for one journey at a time.
  workers: lanes.length,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    screenshot: "only-on-failure",
    // A third of the time. `npm run test:journeys -- rewind --trace on` records one.
    trace: "off",
    launchOptions: launchOptions(browserPath),
  },
  projects: [
    { name: "sign-in", testMatch: "sign-in.setup.ts" },
    {
      name: "journeys",
      testMatch: "journeys/*.ts",
      dependencies: ["sign-in"],
    },
  ],
  webServer: lanes.map((lane) => ({
    command: "node --import tsx src/server/start/main.ts",
    cwd: "..",
    url: `${urlOfLane(lane)}/api/health`,
    timeout: 120_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
    env: serverVariables(lane),
  })),
});
