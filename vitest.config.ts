import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const pure = ["src/{shared,engine,session,features}/**/*.test.{ts,tsx}", "src/lint/*.test.ts"];

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  test: {
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
