import { afterAll, beforeAll, expect, it } from "vitest";
import { createRetakeClient } from "@/client/retake-client";
import { Prisma } from "../prisma/generated/client";
import { type ChatSetup, setUpChats } from "../testing/chat-setup";
import { refusalOf } from "../testing/refusal";
import { startTestServer } from "../testing/test-server";
import { createTestServices } from "../testing/test-services";
import { sweepAbandonedTurns } from "./unattended/sweep-abandoned-turns";

let chats: ChatSetup;
beforeAll(async () => {
  chats = await setUpChats();
});
afterAll(() => chats.close());

it("a session with a damaged row is refused without a word of what is stored, costs no other one, and can be deleted", async () => {
  const { client, at, apiKey } = await chats.newChat();
  const { workflowRunId: sound } = await client.textChat.create.mutate({ workflowId: at.workflowId });
  await chats.database.prisma.turn.updateMany({
    where: { runId: at.runId },
    data: { events: [{ secret: "words" }] },
  });
  // A process that has not read the session yet.
  const services = createTestServices({ database: chats.database });
  const server = await startTestServer(services);
  const { textChat } = createRetakeClient({ url: server.url, apiKey });

  const refusals = await Promise.all([
    refusalOf(textChat.get.query(at)),
    refusalOf(textChat.append.mutate({ ...at, text: "Hello?" })),
    refusalOf(textChat.export.query(at)),
  ]);
  for (const refusal of refusals) {
    expect(refusal.reason).toBe("internal");
    expect(JSON.stringify(refusal)).not.toMatch(/secret|events|turn_/);
  }
  expect(JSON.stringify(services.logged)).toContain("cannot be read at events.0");

  const { sessions } = await textChat.list.query({ workflowId: at.workflowId });
  expect(sessions.map(({ workflowRunId }) => workflowRunId).sort()).toEqual([at.runId, sound].sort());
  expect(await textChat.get.query({ ...at, runId: sound })).toMatchObject({ kind: "session" });
  await textChat.delete.mutate(at);
  expect((await refusalOf(textChat.get.query(at))).reason).toBe("session_not_found");
  await server.close();
});

it("a damaged session whose turn was abandoned does not keep others from being swept", async () => {
  const [damaged, sound] = [await chats.newChat(), await chats.newChat()];
  const { prisma } = chats.database;
  const abandoned = {
    status: "pending",
    settledAt: null,
    leaseOwner: "gone",
    leaseExpiresAt: new Date(0),
    gatheredContext: Prisma.DbNull,
    contextTurnId: null,
    currentNodeId: null,
    messages: [],
  } as const;
  for (const { at } of [damaged, sound])
    await prisma.turn.updateMany({ where: { runId: at.runId }, data: abandoned });
  await prisma.turn.updateMany({ where: { runId: damaged.at.runId }, data: { events: [{}] } });

  const services = createTestServices({ database: chats.database });
  expect(await sweepAbandonedTurns(services)).toBe(1);
  expect(services.logged.map(({ event }) => event)).toContain("turn_not_swept");
  const swept = await prisma.turn.findFirstOrThrow({ where: { runId: sound.at.runId } });
  expect(swept).toMatchObject({ status: "failed", errorReason: "interrupted" });
});
