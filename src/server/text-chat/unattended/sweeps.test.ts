import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wholeSession } from "@/client/whole-session";
import { edge, end, start } from "@/engine/testing/workflow-builder";
import { says, saysSlowly, waitsFor } from "../../models/testing/scripted-model";
import { type ChatSetup, setUpChats, texts, turnAt } from "../../testing/chat-setup";
import { createGate } from "../../testing/gate";
import { refusalOf } from "../../testing/refusal";
import { createTestServices, type TestServices } from "../../testing/test-services";
import { newLease, renewLease } from "../turn/lease";
import { LeaseLost, TurnCancelled } from "../turn/turn-stop";
import { endInactiveSessions } from "./end-inactive-sessions";
import { sweepAbandonedTurns } from "./sweep-abandoned-turns";

let chats: ChatSetup;
beforeAll(async () => {
  chats = await setUpChats();
});
afterAll(() => chats.close());

/** Another process on the same database, some seconds later. */
function processAfter(seconds: number): TestServices {
  const services = createTestServices({
    database: chats.database,
    now: new Date(chats.services.now().getTime() + seconds * 1_000).toISOString(),
  });
  return services;
}

const later = (session: { updatedAt: string }, seconds: number) =>
  new Date(Date.parse(session.updatedAt) + seconds * 1_000).toISOString();

describe("inactivity", () => {
  it("ends a session at its own deadline, however late the sweep is", async () => {
    const quick = await chats.newChat({}, { inactivityTimeoutSeconds: 60 });
    const ordinary = await chats.newChat();
    expect(await endInactiveSessions(processAfter(59))).toBe(0);
    expect(await endInactiveSessions(processAfter(60))).toBe(1);
    expect(wholeSession(await ordinary.client.textChat.get.query(ordinary.at))).toEqual(ordinary.session);
    expect(await endInactiveSessions(processAfter(7 * 86_400))).toBe(1);
    for (const [{ client, at, session }, seconds] of [
      [quick, 60],
      [ordinary, 1_800],
    ] as const) {
      const ended = wholeSession(await client.textChat.get.query(at));
      expect(ended).toMatchObject({
        state: "completed",
        revision: session.revision + 1,
        updatedAt: later(session, seconds),
        gatheredContext: { call_disposition: "user_idle_max_duration_exceeded" },
      });
      expect(turnAt(ended, -1)).toMatchObject({
        kind: "context_patch",
        createdAt: later(session, seconds),
        settledAt: later(session, seconds),
      });
    }
    expect(await endInactiveSessions(processAfter(8 * 86_400))).toBe(0);
  });

  it("counts from the last activity, and activity during the sweep wins", async () => {
    const { client, at } = await chats.newChat();
    chats.services.clock.advance(1_799_000);
    const { revision } = wholeSession(
      await client.textChat.rewind.mutate({
        ...at,
        cursorTurnId: turnAt(await client.textChat.get.query(at), 0).id,
      }),
    );
    expect(await endInactiveSessions(processAfter(1))).toBe(0);

    const sweeper = processAfter(1_800);
    const { findInactive } = sweeper.sessions;
    sweeper.sessions.findInactive = async (query) => {
      const found = await findInactive(query);
      expect(found).toMatchObject([{ scope: at, revision }]);
      await client.textChat.rewind.mutate({ ...at, cursorTurnId: null });
      return found;
    };
    expect(await endInactiveSessions(sweeper)).toBe(0);
    expect(wholeSession(await client.textChat.get.query(at))).toMatchObject({
      state: "running",
      revision: revision + 1,
    });
    expect(sweeper.logged).toEqual([]);
    await client.textChat.end.mutate(at);
  });

  it("does not end a session whose turn runs", async () => {
    const { client, at } = await chats.newChat();
    const gate = createGate();
    chats.services.model.script(waitsFor(gate.opened, says("Done.")));
    const call = client.textChat.append.mutate({ ...at, text: "Think" });
    await expect
      .poll(async () => wholeSession(await client.textChat.get.query(at)).sessionData.status)
      .toBe("pending_assistant_turn");
    expect(
      await processAfter(1_800).sessions.findInactive({ now: "2030-01-01T00:00:00Z", limit: 9 }),
    ).toEqual([]);
    gate.open();
    expect(texts(await call).at(-1)).toEqual(["Think", "Done.", "completed"]);
    await client.textChat.end.mutate(at);
  });

  it("leaves a session for later when the process stops while the model is asked about its end", async () => {
    const { client } = await chats.server.newOrganization();
    const extraction = { extraction_enabled: true, extraction_variables: [{ name: "day", type: "string" }] };
    const nodes = [start({ greeting: "Hello.", ...extraction }), end("goodbye")];
    const definition = { nodes, edges: [edge("start", "goodbye", "Bye")] };
    const { workflowId } = await client.workflow.create.mutate({ name: "Asks at its end", definition });
    const created = await client.textChat.create.mutate({ workflowId });
    const at = { workflowId, runId: created.workflowRunId };
    chats.services.model.script(says("Yes?"));
    await client.textChat.append.mutate({ ...at, text: "Hi" });
    const session = wholeSession(await client.textChat.get.query(at));
    const sweeper = processAfter(1_800);
    sweeper.model.script(waitsFor(createGate().opened, says("{}")));
    const stop = new AbortController();
    const sweep = endInactiveSessions(sweeper, stop.signal);
    await expect.poll(() => sweeper.model.calls.length).toBe(1);
    stop.abort();
    expect(await sweep).toBe(0);
    expect(wholeSession(await client.textChat.get.query(at))).toEqual(session);
    expect(sweeper.logged).toEqual([]);
    await client.textChat.delete.mutate(at);
  });

  it("ends any number of sessions, page by page", async () => {
    const { client, at } = await chats.newChat();
    for (let count = 0; count < 104; count += 1) {
      await client.textChat.create.mutate({ workflowId: at.workflowId });
    }
    expect(await endInactiveSessions(processAfter(1_800))).toBe(105);
  });
});

describe("a heartbeat", () => {
  const runningTurn = async () => {
    const { client, at } = await chats.newChat();
    const hanging = createGate();
    chats.services.model.script(saysSlowly("Half", hanging.opened));
    const call = client.textChat.append.mutate({ ...at, text: "Go on" });
    call.catch(() => {});
    await expect
      .poll(async () => wholeSession(await client.textChat.get.query(at)).sessionData.status)
      .toBe("pending_assistant_turn");
    const turnId = turnAt(await client.textChat.get.query(at), -1).id;
    return { client, at, call, turnId, hanging };
  };
  const beat = async (services: TestServices, turnId: string) => {
    const stop = new AbortController();
    await renewLease(services, turnId, stop);
    return stop.signal;
  };

  it("prolongs the lease", async () => {
    const { call, turnId, hanging } = await runningTurn();
    chats.services.clock.advance(20_000);
    expect((await beat(chats.services, turnId)).aborted).toBe(false);
    const turn = await chats.database.prisma.turn.findUniqueOrThrow({ where: { id: turnId } });
    expect(turn.leaseExpiresAt?.toISOString()).toBe(newLease(chats.services).expiresAt);
    await sweepAbandonedTurns(processAfter(29));
    hanging.open();
    expect(texts(await call).at(-1)?.[2]).toBe("completed");
  });

  it("is not missed by the process that runs the turn and was asleep", async () => {
    const { client, at, call, turnId, hanging } = await runningTurn();
    chats.services.clock.advance(31_000);
    const { sessionData } = wholeSession(await client.textChat.get.query(at));
    expect(sessionData.turns.at(-1)).toMatchObject({ id: turnId, status: "pending" });
    hanging.open();
    expect(texts(await call).at(-1)).toEqual(["Go on", "Half", "completed"]);
  });

  it("sees that somebody asked to cancel, when the message itself got lost", async () => {
    const { client, at, call, turnId, hanging } = await runningTurn();
    const other = processAfter(0);
    await other.sessions.requestCancel(turnId);
    expect((await beat(chats.services, turnId)).reason).toBeInstanceOf(TurnCancelled);
    await client.textChat.cancel.mutate({ ...at, turnId });
    hanging.open();
    expect(texts(await call).at(-1)).toEqual(["Go on", "Half", "cancelled"]);
  });

  it("sees that the turn is another's, or nobody's any more", async () => {
    const { call, turnId, hanging } = await runningTurn();
    expect((await beat(processAfter(0), turnId)).reason).toBeInstanceOf(LeaseLost);
    await sweepAbandonedTurns(processAfter(31));
    expect((await beat(chats.services, turnId)).reason).toBeInstanceOf(LeaseLost);
    hanging.open();
    expect(await refusalOf(call)).toMatchObject({ cause: "interrupted" });
  });
});
