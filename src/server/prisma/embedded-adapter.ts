import { once } from "node:events";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type {
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQueryable,
  SqlResultSet,
  Transaction,
} from "@prisma/driver-adapter-utils";
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
 * Opens the embedded database in a thread of its own, migrated. A thread that ends by itself ends the process with an
 * uncaught error: nothing can be stored any more, and the next start recovers what was running.
 */
export async function openEmbeddedAdapter(folder: string, prismaDir: string): Promise<EmbeddedAdapter> {
  const worker = new Worker(boot, { eval: true, workerData: { folder, prismaDir }, execArgv: [] });
  await once(worker, "message");
  const waiting = new Map<number, PromiseWithResolvers>();
  let asked = 0;
  let isClosing = false;
  worker.on("message", (answer: EmbeddedAnswer) => {
    const asker = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ("failure" in answer) asker?.reject(fromFailure(answer.failure));
    else asker?.resolve(answer.value);
  });
  worker.on("exit", () => {
    if (!isClosing) throw new Error("The thread of the embedded database has ended.");
  });

  function ask(call: EmbeddedCall): Promise<unknown> {
    asked += 1;
    const request: EmbeddedRequest = { id: asked, call };
    return new Promise((resolve, reject) => {
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
      const exited = once(worker, "exit");
      await ask({ method: "close" });
      await exited;
    },
  };
}

type PromiseWithResolvers = { resolve(value: unknown): void; reject(error: Error): void };
