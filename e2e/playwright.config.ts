import { defineConfig } from "@playwright/test";
import { journeyEnv } from "./journey-env";
import { launchOptions } from "./launch-options";
import { serverVariables } from "./server-variables";

const env = journeyEnv();
const { port, dataDir, browserPath } = env;

export default defineConfig({
  testDir: ".",
  outputDir: "../test-results",
  // One server and one scripted model: one journey at a time.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    baseURL: `http://localhost:${port}`,
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: launchOptions(browserPath),
  },
  projects: [
    { name: "sign-in", testMatch: "sign-in.setup.ts" },
    {
      name: "journeys",
      testMatch: "journeys/*.ts",
      dependencies: ["sign-in"],
      use: { storageState: `${dataDir}/signed-in.json` },
    },
  ],
  webServer: {
    command: "node --import tsx src/server/start/main.ts",
    cwd: "..",
    url: `http://localhost:${port}/api/health`,
    timeout: 120_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
    env: serverVariables(env),
  },
});
