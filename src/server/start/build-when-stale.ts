import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const sources = [
  "src",
  "prisma/schema.prisma",
  "package.json",
  "package-lock.json",
  "next.config.mjs",
  "postcss.config.mjs",
  "tsconfig.json",
];
/** Not part of the app. */
const isTestCode = /\.(test|contract)\.tsx?$|[\\/]testing[\\/]/;
const stamp = ".next/sources-hash";

/** Builds the app when its sources are not those of the last build. @returns whether it had to */
export function buildWhenStale(announce: () => void): boolean {
  const hash = hashSources();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return false;
  announce();
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  // Only the running server needs it, and next-auth trips over an empty one, which counts as absent here.
  const { NEXTAUTH_URL: _, ...variables } = process.env;
  const { status } = spawnSync(process.execPath, [next, "build"], {
    stdio: ["ignore", process.env.CI ? "ignore" : "inherit", "inherit"],
    env: { ...variables, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (status !== 0) throw new Error("The build failed; its output is above.");
  writeFileSync(stamp, hash);
  return true;
}

function hashSources(): string {
  const hash = createHash("sha256").update(process.version);
  const add = (path: string) => {
    hash.update(`\n${path}\n`).update(readFileSync(path));
  };
  for (const source of sources) {
    if (source.includes(".")) add(source);
    else for (const file of filesBelow(source)) add(file);
  }
  return hash.digest("hex");
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !isTestCode.test(path))
    .sort();
}
