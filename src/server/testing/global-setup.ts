import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import type { TestProject } from "vitest/node";
import { openPostgresql, prismaDir } from "../prisma/database";
import { applyMigrations } from "../prisma/migrations";
import { pgliteAdapter } from "../prisma/pglite-adapter";
import { administer, type PostgresqlServer, startPostgresqlServer, urlOfDatabase } from "./postgresql-server";

declare module "vitest" {
  interface ProvidedContext {
    /** A file with a migrated embedded database: loading it is six times as fast as making one. */
    pgliteDump: string;
    /** The same as a folder, to be copied. */
    pgliteFolder: string;
    /** A server to make databases on; null when there is none, and the suites that need one are skipped. */
    postgresqlUrl: string | null;
    /** The name of a migrated database on that server, to be copied. */
    postgresqlTemplate: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "retake-test-"));
  const server = await findPostgresqlServer();
  const template = `retake_template_${randomBytes(6).toString("hex")}`;
  const teardown = async () => {
    if (server) await administer(server.url, `DROP DATABASE IF EXISTS ${template}`);
    await server?.stop();
    await rm(folder, { recursive: true });
  };
  try {
    project.provide("postgresqlUrl", server?.url ?? null);
    project.provide("postgresqlTemplate", template);
    const [pglite] = await Promise.all([
      migratePglite(folder),
      server && migratePostgresql(server.url, template),
    ]);
    project.provide("pgliteDump", pglite.dump);
    project.provide("pgliteFolder", pglite.database);
  } catch (error) {
    await teardown();
    throw error;
  }
  return teardown;
}

/** A server that was asked for must be there; without one, whatever the machine has will do. */
async function findPostgresqlServer(): Promise<PostgresqlServer | null> {
  const given = process.env.RETAKE_TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => {} };
  try {
    return await startPostgresqlServer();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stdout.write(
      `The PostgreSQL suites are skipped: ${reason}. Install PostgreSQL, or set RETAKE_TEST_DATABASE_URL.\n`,
    );
    return null;
  }
}

async function migratePostgresql(serverUrl: string, name: string): Promise<void> {
  await administer(serverUrl, `CREATE DATABASE ${name}`);
  await (await openPostgresql(urlOfDatabase(serverUrl, name))).close();
}

async function migratePglite(folder: string): Promise<{ dump: string; database: string }> {
  const database = join(folder, "database");
  const pglite = await PGlite.create(database);
  await applyMigrations(pgliteAdapter(pglite), prismaDir);
  const content = await pglite.dumpDataDir("none");
  await pglite.close();
  const dump = join(folder, "pglite.tar");
  await writeFile(dump, Buffer.from(await content.arrayBuffer()));
  return { dump, database };
}
