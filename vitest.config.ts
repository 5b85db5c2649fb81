import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const pure = ["src/{shared,engine,session,features}/**/*.test.{ts,tsx}", "src/lint/*.test.ts"];

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  test: {
    // Vitest would leave one of two cores idle. Files share what they import: reading it anew for each took a third of the time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: "pure", include: pure } },
      {
        extends: true,
        test: {
          name: "server",
          include: ["src/**/*.test.{ts,tsx}"],
          exclude: pure,
          globalSetup: "src/server/testing/global-setup.ts",
        },
      },
    ],
  },
});
