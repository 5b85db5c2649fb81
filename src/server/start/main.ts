import { existsSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { CannotStart, stopProcess } from "../cannot-start";
import { type Env, publicUrl, readEnv } from "../env";
import { lockDataDir } from "../prisma/data-dir-lock";
import { buildWhenStale } from "./build-when-stale";
import { collectEarly } from "./collect-early";
import { generateClient } from "./generate-client";
import { shutDownOnSignal } from "./shut-down-on-signal";

const isDevelopment = process.argv.includes("--dev");
const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  collectEarly();
  if (existsSync(".env")) process.loadEnvFile(".env");
  const env = readEnv(process.env);
  if (!env.DATABASE_URL) lockDataDir(env.RETAKE_DATA_DIR);
  let answer: RequestListener = answerNotYet;
  const server = createServer((request, response) => answer(request, response));
  const port = await listen(server, env);

  generateClient();
  if (!isDevelopment) {
    buildWhenStale(() => say("Building Retake. This happens once, and again when its sources change."));
  }
  const url = publicUrl({ ...env, PORT: port });
  Object.assign(process.env, {
    NODE_ENV: isDevelopment ? "development" : "production",
    NEXTAUTH_URL: url,
    NEXT_TELEMETRY_DISABLED: "1",
  });
  const { default: next } = await import("next");
  const app = next({ dev: isDevelopment, hostname: env.HOSTNAME, port, httpServer: server });
  await app.prepare();
  answer = app.getRequestHandler();
  await untilHealthy(env.HOSTNAME, port);
  shutDownOnSignal(server, () => {
    answer = answerNoMore;
  });
  const database = env.DATABASE_URL ? "PostgreSQL" : `embedded in ${env.RETAKE_DATA_DIR}`;
  say(`Retake is ready at ${url} (database: ${database}).`);
}

/** Takes the port before the long work begins, so that a port in use is said at once. @returns the port taken */
function listen(server: Server, { PORT, HOSTNAME }: Env): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const isInUse = error.code === "EADDRINUSE";
      reject(isInUse ? new CannotStart(`PORT: ${PORT} is in use.`) : error);
    });
    server.listen(PORT, HOSTNAME, () => resolve((server.address() as AddressInfo).port));
  });
}

/** The first request opens the database. Only then is the server ready; when it cannot be opened, the process has ended. */
async function untilHealthy(hostname: string, port: number): Promise<void> {
  const host =
    new Map([
      ["0.0.0.0", "127.0.0.1"],
      ["::", "[::1]"],
      ["::1", "[::1]"],
    ]).get(hostname) ?? hostname;
  const response = await fetch(`http://${host}:${port}/api/health`);
  if (!response.ok) throw new Error(`The server answers its health check with ${response.status}.`);
}

const answerNotYet: RequestListener = (_, response) => {
  response.writeHead(503, { "content-type": "text/plain", "retry-after": "5" });
  response.end("Retake is starting.\n");
};

const answerNoMore: RequestListener = (_, response) => {
  response.writeHead(503, { "content-type": "text/plain", "retry-after": "5", connection: "close" });
  response.end("Retake is stopping.\n");
};

await main().catch(stopProcess);
