import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import type { MigrationList } from "@prisma/schema-engine-wasm";
import { openSchemaEngine } from "./schema-engine";

const filters = { externalTables: [], externalEnums: [] };

/**
 * Applies what is pending of `prisma/migrations`, as `prisma migrate deploy` would.
 * @returns the names of the migrations applied now
 */
export async function applyMigrations(
  factory: SqlMigrationAwareDriverAdapterFactory,
  prismaDir: string,
): Promise<string[]> {
  const engine = await openSchemaEngine(withWholeScripts(factory));
  const migrationsList = await readMigrations(prismaDir);
  const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters });
  return appliedMigrationNames;
}

/** The SQL that leads from the migrations to the schema; empty when they agree. Uses the factory's shadow database. */
export async function migrationToSchema(
  factory: SqlMigrationAwareDriverAdapterFactory,
  prismaDir: string,
): Promise<string> {
  const engine = await openSchemaEngine(withWholeScripts(factory));
  const path = join(prismaDir, "schema.prisma");
  const { stdout } = await engine.diff({
    from: { tag: "migrations", ...(await readMigrations(prismaDir)) },
    to: { tag: "schemaDatamodel", files: [{ path, content: await readFile(path, "utf8") }] },
    script: true,
    exitCode: null,
    filters,
  });
  const sql = (stdout ?? "").trim();
  return sql === "-- This is an empty migration." ? "" : sql;
}

/** Writes a new migration. @returns its path below `prismaDir` */
export async function writeMigration(
  prismaDir: string,
  name: string,
  sql: string,
  now: Date,
): Promise<string> {
  const stamp = now.toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join("migrations", `${stamp}_${name.toLowerCase().replace(/[^a-z0-9]+/g, "_")}`);
  await mkdir(join(prismaDir, folder), { recursive: true });
  await writeFile(join(prismaDir, folder, "migration.sql"), `${sql}\n`);
  return join(folder, "migration.sql");
}

/**
 * The adapters are not fit to run a migration: one cuts it at every semicolon, even in a comment; the other does not wait
 * for its end and loses its error. As one statement it is whole, awaited, and done entirely or not at all.
 */
function withWholeScripts(
  factory: SqlMigrationAwareDriverAdapterFactory,
): SqlMigrationAwareDriverAdapterFactory {
  const mend = (adapter: SqlDriverAdapter) =>
    Object.assign(adapter, {
      async executeScript(script: string) {
        const sql = `DO $retake$ BEGIN EXECUTE $migration$${script}$migration$; END $retake$`;
        await adapter.executeRaw({ sql, args: [], argTypes: [] });
      },
    });
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => mend(await factory.connect()),
    connectToShadowDb: async () => mend(await factory.connectToShadowDb()),
  };
}

async function readMigrations(prismaDir: string): Promise<MigrationList> {
  const baseDir = join(prismaDir, "migrations");
  const entries = await readdir(baseDir, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const migrationDirectories = await Promise.all(
    names.map(async (path) => ({
      path,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok" as const, value: await readFile(join(baseDir, path, "migration.sql"), "utf8") },
      },
    })),
  );
  const lockfile = { path: "migration_lock.toml", content: 'provider = "postgresql"\n' };
  return { baseDir, lockfile, shadowDbInitScript: "", migrationDirectories };
}
