import { createServer } from "node:http";
import { InvalidEnv, publicUrl, readEnv } from "../env";
import { DataDirInUse, lockDataDir } from "../prisma/data-dir-lock";
import { buildWhenStale } from "./build-when-stale";
import { generateClient } from "./generate-client";
import { shutDownOnSignal } from "./shut-down-on-signal";

const isDevelopment = process.argv.includes("--dev");
const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const env = readEnv(process.env);
  if (!env.DATABASE_URL) lockDataDir(env.RETAKE_DATA_DIR);
  generateClient();
  if (!isDevelopment) {
    buildWhenStale(() => say("Building Retake. This happens once, and again when its sources change."));
  }
  Object.assign(process.env, {
    NODE_ENV: isDevelopment ? "development" : "production",
    NEXTAUTH_URL: publicUrl(env),
    NEXT_TELEMETRY_DISABLED: "1",
  });

  const { default: next } = await import("next");
  const app = next({ dev: isDevelopment, hostname: env.HOSTNAME, port: env.PORT });
  await app.prepare();
  const server = createServer(app.getRequestHandler());
  server.on("error", (error: NodeJS.ErrnoException) => {
    const inUse = error.code === "EADDRINUSE";
    stop(inUse ? `Retake cannot start. Port ${env.PORT} is in use: set PORT to another.` : error);
  });
  server.listen(env.PORT, env.HOSTNAME, () => {
    const database = env.DATABASE_URL ? "PostgreSQL" : `embedded in ${env.RETAKE_DATA_DIR}`;
    say(`Retake is ready at ${publicUrl(env)} (database: ${database}).`);
  });
  shutDownOnSignal(server);
}

/** What the person can mend is said in one line; anything else is a fault of ours and shows where it happened. */
function stop(reason: unknown): never {
  const isTheirs = reason instanceof InvalidEnv || reason instanceof DataDirInUse;
  process.stderr.write(
    `${isTheirs ? reason.message : reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}\n`,
  );
  process.exit(1);
}

await main().catch(stop);
