import { join, resolve } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { CannotStart } from "../cannot-start";
import { lockDataDir } from "./data-dir-lock";
import { openEmbeddedAdapter } from "./embedded-adapter";
import { PrismaClient } from "./generated/client";
import { applyMigrations } from "./migrations";

export type Database = {
  kind: "embedded" | "postgresql";
  prisma: PrismaClient;
  close(): Promise<void>;
};

export const prismaDir = resolve("prisma");

/** Any fixed number: instances that start together wait for each other here. */
const migrationLock = 7_238_253;

/** A transaction may wait its turn while hundreds of chats settle at once; it never takes long itself. */
export const transactionOptions = { maxWait: 30_000, timeout: 30_000 };

/**
 * Opens PostgreSQL and brings its schema up to date.
 * @throws CannotStart when the server cannot be reached or refuses
 */
export async function openPostgresql(url: string): Promise<Database> {
  await migratePostgresql(url);
  const pool = openPool(url, 10);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions });
  const close = async () => {
    await prisma.$disconnect();
    await pool.end();
  };
  return { kind: "postgresql", prisma, close };
}

/** On connections of its own: the schema engine takes a lock that only the end of its connection gives back. */
async function migratePostgresql(url: string): Promise<void> {
  const pool = openPool(url, 2);
  try {
    const connection = await pool.connect().catch((error: NodeJS.ErrnoException) => {
      throw new CannotStart(`DATABASE_URL: ${error.message || error.code}.`, { cause: error });
    });
    try {
      await connection.query("SELECT pg_advisory_lock($1)", [migrationLock]);
      await applyMigrations(new PrismaPg(pool), prismaDir);
    } finally {
      connection.release(true);
    }
  } finally {
    await pool.end();
  }
}

function openPool(url: string, max: number): Pool {
  const pool = new Pool({ connectionString: url, max });
  // An idle connection that breaks is replaced by the pool; unheard, its error would end the process.
  pool.on("error", () => {});
  return pool;
}

/**
 * Opens the embedded database of this folder and brings its schema up to date.
 * @throws DataDirInUse
 */
export async function openEmbedded(dataDir: string): Promise<Database> {
  const unlock = lockDataDir(dataDir);
  const adapter = await openEmbeddedAdapter(join(dataDir, "database"), prismaDir);
  const prisma = new PrismaClient({ adapter, transactionOptions });
  const close = async () => {
    await prisma.$disconnect();
    await adapter.close();
    unlock();
  };
  return { kind: "embedded", prisma, close };
}
