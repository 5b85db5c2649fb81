import type { LaunchOptions } from "@playwright/test";

// No request leaves the machine, and as root Chromium refuses its own sandbox.
const quiet = [
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** @param browserPath null for Playwright's own browser */
export function launchOptions(browserPath: string | null): LaunchOptions {
  const args = process.getuid?.() === 0 ? [...quiet, "--no-sandbox"] : quiet;
  return { args, ...(browserPath && { executablePath: browserPath }) };
}
