import { defineConfig } from "@playwright/test";
import { journeyEnv } from "./journey-env";

const { port, dataDir, browserPath, modelServerPort } = journeyEnv();

// No request leaves the machine, and as root Chromium refuses its own sandbox.
const quiet = [
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const args = process.getuid?.() === 0 ? [...quiet, "--no-sandbox"] : quiet;

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
    launchOptions: { args, ...(browserPath && { executablePath: browserPath }) },
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
    env: {
      PORT: String(port),
      HOSTNAME: "127.0.0.1",
      RETAKE_DATA_DIR: dataDir,
      RETAKE_MODEL: "offline",
      OPENAI_BASE_URL: `http://127.0.0.1:${modelServerPort}/v1`,
      OPENAI_API_KEY: "",
      DATABASE_URL: "",
      NEXTAUTH_URL: "",
    },
  },
});
