import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import type { Transaction } from "@prisma/driver-adapter-utils";
import { type EmbeddedAnswer, type EmbeddedCall, type EmbeddedRequest, toFailure } from "./embedded-protocol";
import { applyMigrations } from "./migrations";
import { pgliteAdapter } from "./pglite-adapter";

// The thread of the embedded database. It computes here, so that requests and streams go on meanwhile.
const { folder, prismaDir } = workerData as { folder: string; prismaDir: string };
const port = parentPort as MessagePort;
const pglite = await PGlite.create(folder, {
  // Each buffer takes memory from the start. What is not in one is in the system's own cache, a short read away.
  startParams: [...PGlite.defaultStartParams, "-c", "shared_buffers=16MB"],
});
const factory = pgliteAdapter(pglite);
await applyMigrations(factory, prismaDir);
const adapter = await factory.connect();
const transactions = new Map<number, Transaction>();
let begun = 0;

async function perform(call: EmbeddedCall): Promise<unknown> {
  switch (call.method) {
    case "queryRaw":
      return placeOf(call.transaction).queryRaw(call.query);
    case "executeRaw":
      return placeOf(call.transaction).executeRaw(call.query);
    case "executeScript":
      return adapter.executeScript(call.script);
    case "startTransaction": {
      const transaction = await adapter.startTransaction(call.isolationLevel);
      begun += 1;
      transactions.set(begun, transaction);
      return { transaction: begun, options: transaction.options };
    }
    case "commit":
    case "rollback": {
      const transaction = transactions.get(call.transaction);
      transactions.delete(call.transaction);
      return transaction?.[call.method]();
    }
    case "close":
      return pglite.close();
  }
}

function placeOf(transaction: number | null) {
  if (transaction === null) return adapter;
  const found = transactions.get(transaction);
  if (!found) throw new Error("The transaction has ended.");
  return found;
}

port.on("message", async ({ id, call }: EmbeddedRequest) => {
  const answer: EmbeddedAnswer = await perform(call).then(
    (value) => ({
      id,
      value:
        call.method === "queryRaw" || call.method === "executeRaw" || call.method === "startTransaction"
          ? value
          : null,
    }),
    (error) => ({ id, failure: toFailure(error) }),
  );
  port.postMessage(answer);
});
port.postMessage("ready");
