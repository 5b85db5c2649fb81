import { randomBytes } from "node:crypto";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { inject } from "vitest";
import { type Database, prismaDir, transactionOptions } from "../prisma/database";
import { openEmbeddedAdapter } from "../prisma/embedded-adapter";
import { PrismaClient } from "../prisma/generated/client";
import { pgliteAdapter } from "../prisma/pglite-adapter";
import { administer, urlOfDatabase } from "./postgresql-server";

export type TestDatabase = Database & {
  /** The SQL that was sent while `work` ran. */
  statementsOf(work: () => Promise<unknown>): Promise<string[]>;
  /** Every row of every table, for showing that nothing has changed. */
  contents(): Promise<Record<string, string[]>>;
};

/** PGlite itself, in memory, migrated and empty. */
export async function loadPglite(): Promise<PGlite> {
  return PGlite.create({ loadDataDir: new Blob([await readFile(inject("pgliteDump"))]) });
}

/** An embedded database of its own, in memory, migrated and empty. */
export async function openTestPglite(): Promise<TestDatabase> {
  const pglite = await loadPglite();
  return testDatabase("embedded", pgliteAdapter(pglite), () => pglite.close());
}

/** An embedded database as the app opens it: in a folder, in a thread of its own. */
export async function openTestEmbedded(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), "retake-embedded-"));
  await placeEmbedded(folder);
  const adapter = await openEmbeddedAdapter(folder, prismaDir);
  return testDatabase("embedded", adapter, async () => {
    await adapter.close();
    await rm(folder, { recursive: true });
  });
}

/** Puts an embedded database into a folder, migrated and empty: creating one takes seconds. */
export async function placeEmbedded(folder: string): Promise<void> {
  await cp(inject("pgliteFolder"), folder, { recursive: true });
}

/** Without a server the suites that need one are skipped; `global-setup` says why. */
export const hasPostgresql = inject("postgresqlUrl") !== null;

/** Where the server is. @throws without one */
export function postgresqlUrl(): string {
  const url = inject("postgresqlUrl");
  if (url === null) throw new Error("There is no PostgreSQL server.");
  return url;
}

/** A PostgreSQL database of its own, migrated and empty. Closing it drops it. */
export async function openTestPostgresql(): Promise<TestDatabase & { url: string }> {
  const serverUrl = postgresqlUrl();
  const name = `retake_test_${randomBytes(6).toString("hex")}`;
  await administer(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${inject("postgresqlTemplate")}`);
  const url = urlOfDatabase(serverUrl, name);
  const adapter = new PrismaPg({ connectionString: url });
  const drop = () => administer(serverUrl, `DROP DATABASE ${name}`);
  return { ...testDatabase("postgresql", adapter, drop), url };
}

function testDatabase(
  kind: Database["kind"],
  adapter: SqlDriverAdapterFactory,
  dispose: () => Promise<void>,
): TestDatabase {
  const prisma = new PrismaClient({ adapter, transactionOptions, log: [{ emit: "event", level: "query" }] });
  const statements: string[] = [];
  prisma.$on("query", ({ query }) => statements.push(query));
  return {
    kind,
    prisma,
    async statementsOf(work) {
      const before = statements.length;
      await work();
      return statements.slice(before);
    },
    async contents() {
      const tables = await prisma.$queryRaw<{ name: string }[]>`
        SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`;
      const entries = tables.map(async ({ name }) => {
        const sql = `SELECT row_to_json(t)::text AS row FROM "${name}" t ORDER BY 1`;
        const rows = await prisma.$queryRawUnsafe<{ row: string }[]>(sql);
        return [name, rows.map(({ row }) => row)] as const;
      });
      return Object.fromEntries(await Promise.all(entries));
    },
    async close() {
      await prisma.$disconnect();
      await dispose();
    },
  };
}
