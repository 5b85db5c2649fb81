import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

const commands = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * Playwright's own Chromium when it is there, else an installed one, else one installed now: by Playwright, or by apt.
 * @returns the path of an installed one, null for Playwright's own
 * @throws when there is none and none can be installed
 */
export function findBrowser(say: (line: string) => void): string | null {
  const found = lookForBrowser();
  if (found) return found.path;
  say("No browser found: installing Chromium with Playwright.");
  run(process.execPath, [
    "node_modules/playwright/cli.js",
    "install",
    "--with-deps",
    "chromium-headless-shell",
  ]);
  const installed = lookForBrowser();
  if (installed) return installed.path;
  say("That did not work: installing Debian's chromium.");
  run("apt-get", ["update"]);
  run("apt-get", ["install", "--yes", "--no-install-recommends", "chromium"]);
  const packaged = lookForBrowser();
  if (packaged) return packaged.path;
  throw new Error(
    "The journeys need Chromium: install it, or run `npx playwright install --with-deps chromium`.",
  );
}

/** @returns the path of an installed browser, or null for Playwright's own; null for neither */
export function lookForBrowser(): { path: string | null } | null {
  if (existsSync(chromium.executablePath())) return { path: null };
  const folders = (process.env.PATH ?? "").split(delimiter);
  const path = commands.flatMap((command) => folders.map((folder) => join(folder, command))).find(existsSync);
  return path ? { path } : null;
}

function run(command: string, args: string[]): void {
  spawnSync(command, args, { stdio: ["ignore", "ignore", "inherit"], timeout: 300_000 });
}
