import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createRetakeClient, type RetakeClient } from "@/client/retake-client";
import { openEventStream } from "@/server/testing/event-stream";
import { type Figure, median, percentile } from "./figures";
import type { LoadServerReady, LoadServerReport } from "./load-server";
import { said } from "./workbench";

const chats = 200;
const replyMs = 1_000;
const megabyte = 1024 * 1024;

type LoadServer = LoadServerReady & { report(): Promise<LoadServerReport>; stop(): Promise<void> };
type Address = { workflowId: string; runId: string };

/** A server process under 200 chats at once, its first token, and its memory after 1,000 and 10,000 turns. `place` as `openDatabase` takes it. */
export async function measureUnderLoad(
  engine: string,
  place: (name: string) => Promise<string>,
): Promise<Figure[]> {
  const figure = (what: string, value: number, unit: string, target: string): Figure => ({
    what,
    engine,
    value,
    unit,
    target,
  });
  const slow = await startLoadServer(engine, await place("slow"), replyMs);
  const streaming = await streamAtOnce(slow);
  const firstToken = await measureFirstToken(slow);
  await slow.stop();
  const instant = await startLoadServer(engine, await place("instant"), 0);
  const memory = await measureMemory(instant);
  await instant.stop();
  return [
    figure("first streamed token, added to the provider's, p50", firstToken, "ms", "≤ 15 ms"),
    figure(`${chats} chats at once, 1 s model: a turn, p95`, streaming.turnMs, "ms", "≤ 1,250 ms"),
    figure("the same: turns that failed", streaming.errors, "", "0"),
    figure("the same: event-loop delay, p99", streaming.eventLoopDelayMs, "ms", "≤ 50 ms"),
    figure("resident memory after 1,000 turns over 200 sessions", memory.early / megabyte, "MB", "≤ 512 MB"),
    figure("the same after 10,000 turns", memory.late / megabyte, "MB", "≤ 512 MB"),
    figure("10,000 turns against 1,000", memory.late / memory.early, "×", "≤ 1.2 ×"),
  ];
}

async function startLoadServer(engine: string, place: string, reply: number): Promise<LoadServer> {
  const file = fileURLToPath(new URL("./load-server.ts", import.meta.url));
  const child: ChildProcess = fork(file, [engine, place, String(reply)], { execArgv: ["--import", "tsx"] });
  const [ready] = (await once(child, "message")) as [LoadServerReady];
  return {
    ...ready,
    async report() {
      child.send("report");
      const [report] = (await once(child, "message")) as [LoadServerReport];
      return report;
    },
    async stop() {
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

async function openChats(server: LoadServer): Promise<{ client: RetakeClient; addresses: Address[] }> {
  const client = createRetakeClient(server);
  const { workflowId } = server;
  const addresses: Address[] = [];
  for (let chat = 0; chat < chats; chat += 1) {
    const { workflowRunId } = await client.textChat.create.mutate({ workflowId });
    addresses.push({ workflowId, runId: workflowRunId });
  }
  return { client, addresses };
}

async function streamAtOnce(server: LoadServer) {
  const { client, addresses } = await openChats(server);
  await server.report();
  const times: number[] = [];
  let errors = 0;
  for (let round = 0; round < 3; round += 1) {
    await Promise.all(
      addresses.map(async (at, chat) => {
        // They begin over a second, so that all of them stream when the last one begins.
        await delay((chat / chats) * replyMs);
        const startedAt = performance.now();
        await client.textChat.append.mutate({ ...at, text: said, sinceRevision: 2 }).catch(() => {
          errors += 1;
        });
        times.push(performance.now() - startedAt);
      }),
    );
  }
  const { eventLoopDelayMs } = await server.report();
  return { turnMs: percentile(times, 0.95), errors, eventLoopDelayMs };
}

async function measureFirstToken(server: LoadServer): Promise<number> {
  const client = createRetakeClient(server);
  const { workflowRunId } = await client.textChat.create.mutate({ workflowId: server.workflowId });
  const at = { workflowId: server.workflowId, runId: workflowRunId };
  const events = await openEventStream(server, server.apiKey, at);
  await server.report();
  const arrivedAt: number[] = [];
  for (let turn = 0; turn < 10; turn += 1) {
    const appended = client.textChat.append.mutate({ ...at, text: said });
    await events.until("text_delta");
    arrivedAt.push(performance.timeOrigin + performance.now());
    await events.until("turn_settled");
    await appended;
  }
  events.leave();
  const { firstPiecesAt } = await server.report();
  return median(arrivedAt.map((moment, turn) => moment - (firstPiecesAt[turn] ?? Number.NaN)));
}

async function measureMemory(server: LoadServer): Promise<{ early: number; late: number }> {
  const { client, addresses } = await openChats(server);
  const rounds = async (count: number) => {
    for (let round = 0; round < count; round += 1) {
      for (let first = 0; first < chats; first += 20) {
        const some = addresses.slice(first, first + 20);
        await Promise.all(
          some.map((at) => client.textChat.append.mutate({ ...at, text: said, sinceRevision: 2 })),
        );
      }
    }
    return (await server.report()).residentBytes;
  };
  const early = await rounds(5);
  const late = await rounds(45);
  return { early, late };
}
