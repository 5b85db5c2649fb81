import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { saysSlowly } from "../models/testing/scripted-model";
import { type ChatSetup, setUpChats, texts } from "../testing/chat-setup";
import { openEventStream } from "../testing/event-stream";
import { createGate } from "../testing/gate";
import { refusalOf } from "../testing/refusal";
import { shutDown } from "./shut-down";

let chats: ChatSetup;
beforeEach(async () => {
  chats = await setUpChats();
});
afterEach(() => chats.database.close());

/** What is stored when the database is closed. */
async function shutDownWithin(graceMs: number) {
  const { services, database, server } = chats;
  const closing: string[] = [];
  const settle = async (ms: number) => {
    await services.runningTurns.drain(ms);
    await services.live.close();
  };
  const close = async () => {
    const turns = await database.prisma.turn.findMany({ orderBy: { createdRevision: "asc" } });
    closing.push(...turns.map((turn) => turn.errorReason ?? turn.status));
  };
  await shutDown(server.http, { settle, database: { ...database, close } }, graceMs);
  return closing;
}

async function runningTurn(gate: Promise<void>) {
  const { client, apiKey, at } = await chats.newChat();
  const stream = await openEventStream(chats.server, apiKey, at);
  chats.services.model.script(saysSlowly("Half ", gate, "whole."));
  const call = client.textChat.append.mutate({ ...at, text: "Go on" });
  call.catch(() => {});
  await stream.until("text_delta");
  return { call, stream };
}

describe("a shutdown", () => {
  it("waits for turns, answers their callers, and closes the database last", async () => {
    const gate = createGate();
    const { call } = await runningTurn(gate.opened);
    const down = shutDownWithin(60_000);
    gate.open();
    expect(await down).toEqual(["completed", "completed"]);
    expect(texts(await call).at(-1)).toEqual(["Go on", "Half whole.", "completed"]);
  });

  it("settles as interrupted what takes too long, with what was said", async () => {
    const { call } = await runningTurn(createGate().opened);
    expect(await shutDownWithin(0)).toEqual(["completed", "interrupted"]);
    expect(await refusalOf(call)).toMatchObject({ reason: "turn_failed", cause: "interrupted" });
    const [, turn] = await chats.database.prisma.turn.findMany({ orderBy: { createdRevision: "asc" } });
    expect(turn?.segments).toMatchObject([{ text: "Half" }]);
  });

  it("ends subscriptions so that their clients connect again", async () => {
    const gate = createGate();
    const { call, stream } = await runningTurn(gate.opened);
    const down = shutDownWithin(60_000);
    gate.open();
    await stream.until("turn_settled");
    expect(await stream.rest()).not.toContain("return");
    await Promise.all([down, call]);
  });
});
