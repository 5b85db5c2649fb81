import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import type { TestProject } from "vitest/node";
import { prismaDir } from "../prisma/database";
import { applyMigrations } from "../prisma/migrations";
import { pgliteAdapter } from "../prisma/pglite-adapter";
import { type PostgresqlServer, startPostgresqlServer } from "./postgresql-server";

declare module "vitest" {
  interface ProvidedContext {
    /** A file with a migrated embedded database: loading it is six times as fast as making one. */
    pgliteDump: string;
    /** A server to make databases on; null when there is none, and the suites that need one are skipped. */
    postgresqlUrl: string | null;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "retake-test-"));
  const server = await findPostgresqlServer();
  const teardown = async () => {
    await server?.stop();
    await rm(folder, { recursive: true });
  };
  try {
    project.provide("postgresqlUrl", server?.url ?? null);
    project.provide("pgliteDump", await dumpMigratedPglite(folder));
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

async function dumpMigratedPglite(folder: string): Promise<string> {
  const pglite = await PGlite.create();
  await applyMigrations(pgliteAdapter(pglite), prismaDir);
  const dump = await pglite.dumpDataDir("none");
  await pglite.close();
  const file = join(folder, "pglite.tar");
  await writeFile(file, Buffer.from(await dump.arrayBuffer()));
  return file;
}
