import { once } from "node:events";
import { existsSync, renameSync, rmdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type {
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQueryable,
  SqlResultSet,
  Transaction,
} from "@prisma/driver-adapter-utils";
import { stopProcess } from "../cannot-start";
import {
  type EmbeddedAnswer,
  type EmbeddedCall,
  type EmbeddedRequest,
  fromFailure,
} from "./embedded-protocol";

export type EmbeddedAdapter = SqlDriverAdapterFactory & { close(): Promise<void> };

const about = { provider: "postgres", adapterName: "embedded" } as const;
const script = pathToFileURL(resolve("src/server/prisma/embedded-worker.ts")).href;
/** A thread does not inherit the way this process loads TypeScript. */
const boot = `import("tsx/esm/api").then(({ tsImport }) => tsImport(${JSON.stringify(script)}, ${JSON.stringify(script)}));`;

/**
 * Opens the embedded database in a thread of its own, migrated; creates it first where there is none. A thread that ends by itself leaves
 * nothing that could go on: `whenDead` ends the process, and the next start recovers what was running.
 */
export async function openEmbeddedAdapter(
  folder: string,
  prismaDir: string,
  whenDead: (error: Error) => void = stopProcess,
): Promise<EmbeddedAdapter> {
  if (!existsSync(join(folder, "PG_VERSION"))) await createDatabase(folder, prismaDir, whenDead);
  return openThread(folder, prismaDir, whenDead);
}

/**
 * In a thread that then ends: creating a database takes 160 MB that a thread which lives on never gives back. The database appears in its place
 * whole, so that one whose creation was cut off is not taken for one.
 */
async function createDatabase(
  folder: string,
  prismaDir: string,
  whenDead: (error: Error) => void,
): Promise<void> {
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  const created = await openThread(draft, prismaDir, whenDead);
  await created.close();
  if (existsSync(folder)) rmdirSync(folder);
  renameSync(draft, folder);
}

async function openThread(
  folder: string,
  prismaDir: string,
  whenDead: (error: Error) => void,
): Promise<EmbeddedAdapter> {
  const worker = new Worker(boot, { eval: true, workerData: { folder, prismaDir }, execArgv: [] });
  await once(worker, "message");
  const waiting = new Map<number, PromiseWithResolvers>();
  let asked = 0;
  let isClosing = false;
  let death: Error | null = null;
  worker.on("message", (answer: EmbeddedAnswer) => {
    const asker = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ("failure" in answer) asker?.reject(fromFailure(answer.failure));
    else asker?.resolve(answer.value);
  });
  // Said here and not by an uncaught error: Next only logs those, and the process would go on without a database.
  worker.on("error", (error) => {
    death = deathOfThread(error.stack ?? error.message);
  });
  worker.on("exit", (code) => {
    death ??= deathOfThread(`its exit code is ${code}`);
    for (const { reject } of waiting.values()) reject(death);
    waiting.clear();
    if (!isClosing) whenDead(death);
  });

  function ask(call: EmbeddedCall): Promise<unknown> {
    asked += 1;
    const request: EmbeddedRequest = { id: asked, call };
    return new Promise((resolve, reject) => {
      if (death) return reject(death);
      waiting.set(request.id, { resolve, reject });
      worker.postMessage(request);
    });
  }

  const queryable = (transaction: number | null): SqlQueryable => ({
    ...about,
    queryRaw: (query) => ask({ method: "queryRaw", transaction, query }) as Promise<SqlResultSet>,
    executeRaw: (query) => ask({ method: "executeRaw", transaction, query }) as Promise<number>,
  });

  const adapter: SqlDriverAdapter = {
    ...queryable(null),
    executeScript: async (text) => void (await ask({ method: "executeScript", script: text })),
    getConnectionInfo: () => ({ supportsRelationJoins: true }),
    dispose: async () => {},
    async startTransaction(isolationLevel) {
      const started = await ask({ method: "startTransaction", isolationLevel });
      const { transaction, options } = started as { transaction: number; options: Transaction["options"] };
      return {
        ...queryable(transaction),
        options,
        commit: async () => void (await ask({ method: "commit", transaction })),
        rollback: async () => void (await ask({ method: "rollback", transaction })),
      };
    },
  };

  return {
    ...about,
    connect: async () => adapter,
    async close() {
      isClosing = true;
      await ask({ method: "close" });
      // What loads TypeScript there would keep the thread alive for seconds more.
      await worker.terminate();
    },
  };
}

function deathOfThread(reason: string): Error {
  return new Error(`The thread of the embedded database has ended: ${reason}`);
}

type PromiseWithResolvers = { resolve(value: unknown): void; reject(error: Error): void };
