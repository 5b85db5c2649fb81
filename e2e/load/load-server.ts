import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import { createApiKey } from "@/server/accounts/create-api-key";
import { openEmbedded, openPostgresql } from "@/server/prisma/database";
import { collectEarly } from "@/server/start/collect-early";
import { startTestServer } from "@/server/testing/test-server";
import { answered, setUpWorkbench } from "./workbench";

/** What the parent is told: where to talk to, then, at each request, what the server has used since the one before. */
export type LoadServerReady = { url: string; apiKey: string; workflowId: string };
export type LoadServerReport = {
  residentBytes: number;
  /** The 99th percentile since the report before. */
  eventLoopDelayMs: number;
  /** When the model said its first pieces since the report before, in milliseconds since the epoch. */
  firstPiecesAt: number[];
};

collectEarly();
const [engine = "", place = "", replyMs = "0"] = process.argv.slice(2);
const pieces = 20;
const firstPieces: number[] = [];

/** Streams the whole reply in twenty pieces, over the time that a real model takes. */
async function* speakSlowly(): AsyncGenerator<string> {
  const size = answered.length / pieces;
  for (let piece = 0; piece < pieces; piece += 1) {
    if (Number(replyMs) > 0) await delay(Number(replyMs) / pieces);
    if (piece === 0) firstPieces.push(performance.timeOrigin + performance.now());
    yield answered.slice(piece * size, (piece + 1) * size);
  }
}

const database = engine === "postgresql" ? await openPostgresql(place) : await openEmbedded(place);
const { services, caller, workflowId } = await setUpWorkbench(database, speakSlowly);
const { key } = await createApiKey(services, caller, { name: "Load" });
const { url } = await startTestServer(services);
const loopDelay = monitorEventLoopDelay({ resolution: 5 });
loopDelay.enable();

process.on("message", () => {
  const report: LoadServerReport = {
    residentBytes: process.memoryUsage().rss,
    eventLoopDelayMs: loopDelay.percentile(99) / 1e6,
    firstPiecesAt: firstPieces.splice(0),
  };
  loopDelay.reset();
  process.send?.(report);
});
process.send?.({ url, apiKey: key, workflowId } satisfies LoadServerReady);
