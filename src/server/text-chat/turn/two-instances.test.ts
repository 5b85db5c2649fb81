import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRetakeClient } from "@/client/retake-client";
import { wholeSession } from "@/client/whole-session";
import { openPostgresqlLiveBus } from "../../live/postgresql-live-bus";
import { saysSlowly } from "../../models/testing/scripted-model";
import { type ChatSetup, setUpChats, texts, turnAt } from "../../testing/chat-setup";
import { openEventStream, textOf } from "../../testing/event-stream";
import { createGate } from "../../testing/gate";
import { hasPostgresql, openTestPostgresql } from "../../testing/test-database";

describe.skipIf(!hasPostgresql)("two instances on one PostgreSQL", () => {
  let database: Awaited<ReturnType<typeof openTestPostgresql>>;
  let near: ChatSetup;
  let far: ChatSetup;
  beforeAll(async () => {
    database = await openTestPostgresql();
    const openInstance = async (instanceId: string) => {
      const live = await openPostgresqlLiveBus({ url: database.url, instanceId, log: () => {} });
      return setUpChats({ live, database });
    };
    near = await openInstance("near");
    far = await openInstance("far");
  });
  afterAll(async () => {
    for (const { server, services } of [near, far]) {
      await services.live.close();
      await server.close();
    }
    await database.close();
  });

  it("show the turn that runs on one of them to those who watch at either, from its beginning or where they left", async () => {
    const { client, apiKey, at } = await near.newChat();
    const gate = createGate();
    near.services.model.script(saysSlowly("One ", "two ", gate.opened, "three."));
    const nearby = await openEventStream(near.server, apiKey, at);
    const call = client.textChat.append.mutate({ ...at, text: "Count" });
    const seen = await nearby.untilText("One two");
    nearby.leave();
    const moved = await openEventStream(far.server, apiKey, at, seen.at(-1)?.id);
    const newcomer = await openEventStream(far.server, apiKey, at);
    expect(textOf(await newcomer.untilText("One two"))).toBe("One two");
    gate.open();
    const rest = await moved.until("turn_settled");
    expect(textOf([...seen, ...rest])).toBe("One two three.");
    expect(textOf(await newcomer.until("turn_settled"))).toBe(" three.");
    expect(texts(await call).at(-1)).toEqual(["Count", "One two three.", "completed"]);
    for (const stream of [moved, newcomer]) stream.leave();
  });

  it("tell of each other's changes", async () => {
    const { client, apiKey, at, session } = await near.newChat();
    const stream = await openEventStream(far.server, apiKey, at);
    expect((await stream.next()).event).toEqual({ type: "session_changed", revision: 2 });
    await client.textChat.rewind.mutate({ ...at, cursorTurnId: turnAt(session, 0).id });
    expect((await stream.untilRevision(3)).at(-1)?.event.type).toBe("session_changed");
    stream.leave();
  });

  it("stop each other's turns", async () => {
    const { client, apiKey, at } = await near.newChat();
    near.services.model.script(saysSlowly("I was about to say", createGate().opened));
    const stream = await openEventStream(far.server, apiKey, at);
    const call = client.textChat.append.mutate({ ...at, text: "Go on" });
    await stream.untilText("I was about to say");
    const elsewhere = createRetakeClient({ url: far.server.url, apiKey });
    const turnId = turnAt(await elsewhere.textChat.get.query(at), -1).id;
    const cancelled = wholeSession(await elsewhere.textChat.cancel.mutate({ ...at, turnId }));
    expect(texts(cancelled).at(-1)).toEqual(["Go on", "I was about to say", "cancelled"]);
    expect(await call).toEqual(cancelled);
    stream.leave();
  });
});
