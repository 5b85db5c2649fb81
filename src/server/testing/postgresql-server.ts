import { execFile } from "node:child_process";
import { chown, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Client } from "pg";

const run = promisify(execFile);

export type PostgresqlServer = { url: string; stop(): Promise<void> };

/**
 * Starts a throw-away server from the machine's PostgreSQL packages. It listens on a socket in its own folder only, and
 * leaves nothing behind when stopped.
 * @throws when the machine has none, or it does not start
 */
export async function startPostgresqlServer(): Promise<PostgresqlServer> {
  const binary = await findBinaries();
  const account = await serverAccount();
  const folder = await mkdtemp(join(tmpdir(), "retake-postgresql-"));
  const data = join(folder, "data");
  const stop = async () => {
    await run(binary("pg_ctl"), ["stop", "-D", data, "-m", "immediate"], account);
    await rm(folder, { recursive: true });
  };
  try {
    if ("uid" in account) await chown(folder, account.uid, account.gid);
    const cluster = ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"];
    await run(binary("initdb"), cluster, account);
    const options = `-k ${folder} -c listen_addresses='' -c max_connections=200`;
    await run(
      binary("pg_ctl"),
      ["start", "-w", "-D", data, "-l", join(folder, "log"), "-o", options],
      account,
    );
  } catch (error) {
    await rm(folder, { recursive: true });
    throw error;
  }
  return { url: `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`, stop };
}

/** One statement on the server's own database: to make and to drop databases. */
export async function administer(serverUrl: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

export function urlOfDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Debian keeps the server's programs of each version out of the PATH. */
async function findBinaries(): Promise<(program: string) => string> {
  const debian = "/usr/lib/postgresql";
  const versions = await readdir(debian).catch(() => []);
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  if (newest) return (program) => join(debian, newest, "bin", program);
  await run("pg_ctl", ["--version"]).catch(() => {
    throw new Error("no PostgreSQL server is installed");
  });
  return (program) => program;
}

/** The server refuses to run as root; its packages bring an account for it. */
async function serverAccount(): Promise<{ cwd: string } | { cwd: string; uid: number; gid: number }> {
  const cwd = tmpdir();
  if (process.getuid?.() !== 0) return { cwd };
  const [uid, gid] = await Promise.all([run("id", ["-u", "postgres"]), run("id", ["-g", "postgres"])]);
  return { cwd, uid: Number(uid.stdout), gid: Number(gid.stdout) };
}
