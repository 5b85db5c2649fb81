import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";

const generated = resolve("src/server/prisma/generated");
const stamp = join(generated, "schema-hash");

/** Writes the Prisma client when the schema has changed since it was written last. */
export function generateClient(): void {
  const require = createRequire(import.meta.url);
  const packageFile = require.resolve("prisma/package.json");
  const hash = createHash("sha256")
    .update(readFileSync("prisma/schema.prisma"))
    .update(readFileSync(packageFile))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(dirname(packageFile), "build/index.js"), "generate"],
    {
      // Generating never runs the schema engine, but insists on downloading it unless told where one is.
      env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1" },
      encoding: "utf8",
    },
  );
  if (status !== 0) throw new Error(`The database client could not be generated.\n${stdout}\n${stderr}`);
  writeFileSync(stamp, hash);
}
