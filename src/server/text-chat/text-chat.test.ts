import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { wholeSession } from "@/client/whole-session";
import { ModelFailure } from "../models/model-failure";
import { calls, fails, says, waitsFor } from "../models/testing/scripted-model";
import { type ChatSetup, definition, setUpChats, texts, turnAt } from "../testing/chat-setup";
import { createGate } from "../testing/gate";
import { refusalOf } from "../testing/refusal";
import { createTestServices } from "../testing/test-services";
import { loadSession } from "./stored/load-session";
import { sweepAbandonedTurns } from "./unattended/sweep-abandoned-turns";

let chats: ChatSetup;
beforeAll(async () => {
  chats = await setUpChats();
});
afterEach(() => chats.services.model.assertAllUsed());
afterAll(() => chats.close());

const script = (...steps: Parameters<ChatSetup["services"]["model"]["script"]>) =>
  chats.services.model.script(...steps);

describe("create (rule 1)", () => {
  it("runs the opening turn: revision 2, idle, the greeting said without asking the model", async () => {
    const { session } = await chats.newChat({ annotations: { ticket: 7 } });
    expect(session).toMatchObject({
      name: expect.stringMatching(/^WR-TEXT-[0-9A-F]{6}$/),
      mode: "textchat",
      state: "running",
      isCompleted: false,
      revision: 2,
      initialContext: { name: "Ada" },
      gatheredContext: { nodes_visited: ["Start"] },
      annotations: { tester: { source: "workflow_editor", modality: "text" }, ticket: 7 },
      currentNode: { id: "start", name: "Start" },
      versionNumber: 1,
      sessionData: { version: 1, status: "idle", cursorTurnId: null, discardedFuture: [] },
      checkpoint: {
        version: 1,
        currentNodeId: "start",
        messages: [{ role: "assistant", content: "Hello Ada." }],
      },
    });
    expect(texts(session)).toEqual([[null, "Hello Ada.", "completed"]]);
    expect(turnAt(session, 0)).toMatchObject({ kind: "opening", parentTurnId: null, userMessage: null });
    expect(session.checkpoint.anchorTurnId).toBe(turnAt(session, 0).id);
  });

  it("puts the caller's context over the template's, without the platform's keys", async () => {
    const { session } = await chats.newChat({ initialContext: { name: "Grace", provider: "x", extra: [1] } });
    expect(session.initialContext).toEqual({ name: "Grace", extra: [1] });
    expect(turnAt(session, 0).assistantMessage?.text).toBe("Hello Grace.");
  });

  it("is not changed by later saves, publications and discards of the workflow", async () => {
    const { client, at } = await chats.newChat();
    const { workflowId } = at;
    await client.workflow.saveDraft.mutate({ workflowId, templateContext: { name: "Draft" } });
    const onDraft = await client.textChat.create.mutate({ workflowId });
    await client.workflow.discardDraft.mutate({ workflowId });
    await client.workflow.saveDraft.mutate({ workflowId, definition: { nodes: [], edges: [] } });
    script(says("Still here."));
    const after = wholeSession(
      await client.textChat.append.mutate({
        workflowId,
        runId: onDraft.workflowRunId,
        text: "Are you there?",
      }),
    );
    expect([onDraft.initialContext.name, texts(after).at(-1)]).toEqual([
      "Draft",
      ["Are you there?", "Still here.", "completed"],
    ]);
  });

  it("refuses a graph with errors, and stores nothing", async () => {
    const { client, at } = await chats.newChat();
    const { workflowId } = at;
    const twoStarts = [...definition.nodes, ...definition.nodes.slice(0, 1)];
    await client.workflow.saveDraft.mutate({ workflowId, definition: { nodes: twoStarts, edges: [] } });
    const before = await chats.database.contents();
    const refusal = await refusalOf(client.textChat.create.mutate({ workflowId }));
    expect(refusal).toMatchObject({
      reason: "invalid_graph",
      issues: expect.arrayContaining([expect.objectContaining({ severity: "error" })]),
    });
    expect(await chats.database.contents()).toEqual(before);
    const onPublished = await client.textChat.create.mutate({ workflowId, version: "published" });
    expect(onPublished.versionNumber).toBe(1);
  });

  it("begins at any node of the conversation, with its own clock", async () => {
    script(says("It is late."));
    const { session } = await chats.newChat({ startNodeId: "booking", now: "2020-02-29T12:00:00Z" });
    expect(session.gatheredContext).toEqual({ nodes_visited: ["Booking"] });
    expect(texts(session)).toEqual([[null, "It is late.", "completed"]]);
  });
});

describe("append (rule 2)", () => {
  it("hops, ends the workflow, and keeps why", async () => {
    const { client, at } = await chats.newChat();
    script(calls("book"), says("For when?"));
    const booked = wholeSession(
      await client.textChat.append.mutate({
        ...at,
        text: "  I want to book  ",
        expectedRevision: 2,
      }),
    );
    expect(booked).toMatchObject({ revision: 4, currentNode: { id: "booking" }, state: "running" });
    expect(texts(booked).at(-1)).toEqual(["I want to book", "For when?", "completed"]);
    expect(turnAt(booked, 1).events.map((event) => event.type)).toEqual([
      "generation_started",
      "generation",
      "tool_call_started",
      "tool_call_result",
      "node_transition",
      "generation_started",
      "generation",
    ]);
    script(calls("finish"), says("Goodbye."));
    const ended = wholeSession(await client.textChat.append.mutate({ ...at, text: "That is all" }));
    expect(ended).toMatchObject({
      revision: 6,
      state: "completed",
      isCompleted: true,
      sessionData: { status: "completed" },
      gatheredContext: { nodes_visited: ["Start", "Booking", "Goodbye"], call_disposition: "goodbye" },
    });
    expect((await refusalOf(client.textChat.append.mutate({ ...at, text: "One more" }))).reason).toBe(
      "session_ended",
    );
  });

  it("stores a failed turn before it says so, and goes on from the last completed one", async () => {
    const { client, at } = await chats.newChat();
    script(fails(new Error("secret provider words")));
    const refusal = await refusalOf(client.textChat.append.mutate({ ...at, text: "Hello?" }));
    expect(refusal).toMatchObject({
      reason: "turn_failed",
      revision: 4,
      cause: "internal",
      workflowRunId: at.runId,
    });
    const failed = wholeSession(await client.textChat.get.query(at));
    expect(failed).toMatchObject({
      revision: 4,
      sessionData: { status: "error" },
      currentNode: { id: "start" },
    });
    expect(turnAt(failed, 1)).toMatchObject({
      id: "turnId" in refusal && refusal.turnId,
      status: "failed",
      error: { reason: "internal" },
    });
    expect(JSON.stringify([refusal, failed])).not.toContain("secret");
    expect(chats.services.logged.some((entry) => JSON.stringify(entry).includes("secret"))).toBe(true);
    script(says("Now I am."));
    const next = wholeSession(
      await client.textChat.append.mutate({ ...at, text: "Are you there?", expectedRevision: 4 }),
    );
    expect(next.sessionData.status).toBe("idle");
    expect(next.checkpoint.messages).toEqual([
      { role: "assistant", content: "Hello Ada." },
      { role: "user", content: "Are you there?" },
      { role: "assistant", content: "Now I am." },
    ]);
  });

  it("asks the model once when two come at once: one wins, the other is told of the conflict (rule 10)", async () => {
    const { client, at } = await chats.newChat();
    script(says("Once."));
    const outcomes = await Promise.allSettled(
      ["left", "right"].map((text) => client.textChat.append.mutate({ ...at, text, expectedRevision: 2 })),
    );
    const refused = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(refused).toHaveLength(1);
    expect(await refusalOf(Promise.reject(refused[0]?.reason))).toMatchObject({
      reason: "revision_conflict",
      expectedRevision: 2,
    });
    expect(wholeSession(await client.textChat.get.query(at)).sessionData.turns).toHaveLength(2);
  });

  it("refuses every other change while a turn is pending", async () => {
    const { client, at } = await chats.newChat();
    const gate = createGate();
    script(waitsFor(gate.opened, says("At last.")));
    const running = client.textChat.append.mutate({ ...at, text: "Wait for it" });
    await expect
      .poll(async () => wholeSession(await client.textChat.get.query(at)).sessionData.status)
      .toBe("pending_assistant_turn");
    const refusals = await Promise.all([
      refusalOf(client.textChat.append.mutate({ ...at, text: "Impatient" })),
      refusalOf(client.textChat.rewind.mutate({ ...at, cursorTurnId: null })),
      refusalOf(client.textChat.end.mutate(at)),
    ]);
    expect(new Set(refusals.map(({ reason }) => reason))).toEqual(new Set(["turn_in_progress"]));
    gate.open();
    expect(texts(await running).at(-1)).toEqual(["Wait for it", "At last.", "completed"]);
  });

  it("runs the turn to its end when the caller leaves (rule 12)", async () => {
    const { client, at } = await chats.newChat();
    const gate = createGate();
    script(waitsFor(gate.opened, says("You left.")));
    const leaving = new AbortController();
    const call = client.textChat.append.mutate({ ...at, text: "Bye" }, { signal: leaving.signal });
    await expect
      .poll(async () => wholeSession(await client.textChat.get.query(at)).sessionData.status)
      .toBe("pending_assistant_turn");
    leaving.abort();
    await expect(call).rejects.toThrow();
    gate.open();
    await expect
      .poll(async () => texts(await client.textChat.get.query(at)).at(-1))
      .toEqual(["Bye", "You left.", "completed"]);
  });
});

describe("rewind (rules 3 and 4)", () => {
  it("restores everything that is shown, and back", async () => {
    const { client, at, session } = await chats.newChat();
    script(calls("book"), says("For when?"), calls("finish"), says("Goodbye."));
    await client.textChat.append.mutate({ ...at, text: "Book" });
    const ended = wholeSession(await client.textChat.append.mutate({ ...at, text: "Done" }));
    const rewound = wholeSession(
      await client.textChat.rewind.mutate({ ...at, cursorTurnId: turnAt(session, 0).id }),
    );
    expect(rewound).toMatchObject({
      revision: ended.revision + 1,
      state: "running",
      isCompleted: false,
      gatheredContext: session.gatheredContext,
      currentNode: session.currentNode,
      checkpoint: session.checkpoint,
      usage: { visible: session.usage.visible, total: ended.usage.total },
      sessionData: {
        status: "rewound",
        cursorTurnId: turnAt(session, 0).id,
        headTurnId: ended.sessionData.headTurnId,
      },
    });
    expect(rewound.sessionData.turns).toEqual(ended.sessionData.turns);
    const returned = wholeSession(await client.textChat.rewind.mutate({ ...at, cursorTurnId: null }));
    expect(returned).toEqual({ ...ended, revision: ended.revision + 2, updatedAt: returned.updatedAt });
  });

  it("leaves the old continuation as a branch when something else is said", async () => {
    const { client, at, session } = await chats.newChat();
    script(calls("book"), says("For when?"), says("No booking then."));
    const first = wholeSession(await client.textChat.append.mutate({ ...at, text: "Book" }));
    await client.textChat.rewind.mutate({ ...at, cursorTurnId: turnAt(session, 0).id });
    const second = wholeSession(await client.textChat.append.mutate({ ...at, text: "Do not book" }));
    expect(texts(second)).toEqual([
      [null, "Hello Ada.", "completed"],
      ["Do not book", "No booking then.", "completed"],
    ]);
    expect(second.gatheredContext).toEqual({ nodes_visited: ["Start"] });
    const siblingTurnIds = [turnAt(first, 1).id, turnAt(second, 1).id];
    expect(second.sessionData.discardedFuture).toEqual([
      {
        rewoundFromTurnId: turnAt(session, 0).id,
        discardedAt: turnAt(second, 1).createdAt,
        turns: [{ ...turnAt(first, 1), siblingTurnIds }],
      },
    ]);
    expect(turnAt(second, 1).siblingTurnIds).toEqual(siblingTurnIds);
    const outside = client.textChat.rewind.mutate({ ...at, cursorTurnId: turnAt(first, 1).id });
    expect((await refusalOf(outside)).reason).toBe("turn_not_found");
  });
});

describe("end (rule 9)", () => {
  it("completes with user_hangup, once, and can be rewound", async () => {
    const { client, at, session } = await chats.newChat();
    const ended = wholeSession(await client.textChat.end.mutate({ ...at, expectedRevision: 2 }));
    expect(ended).toMatchObject({
      revision: 3,
      state: "completed",
      sessionData: { status: "completed" },
      gatheredContext: { call_disposition: "user_hangup", call_tags: ["user_hangup"] },
    });
    expect(wholeSession(await client.textChat.end.mutate({ ...at, expectedRevision: 2 }))).toEqual(ended);
    const rewound = wholeSession(
      await client.textChat.rewind.mutate({ ...at, cursorTurnId: turnAt(session, 0).id }),
    );
    expect(rewound).toMatchObject({ state: "running", gatheredContext: session.gatheredContext });
    script(says("Welcome back."));
    const resumed = wholeSession(await client.textChat.append.mutate({ ...at, text: "I am back" }));
    expect(resumed).toMatchObject({ state: "running", sessionData: { status: "idle" } });
  });
});

describe("a process that dies (rule 11)", () => {
  const abandon = async () => {
    const { client, at } = await chats.newChat();
    const gate = createGate();
    script(waitsFor(gate.opened, says("Too late.")));
    const running = client.textChat.append.mutate({ ...at, text: "Anyone?" });
    await expect
      .poll(async () => wholeSession(await client.textChat.get.query(at)).sessionData.status)
      .toBe("pending_assistant_turn");
    return { client, at, gate, running };
  };

  it("leaves a turn that the next process fails as interrupted; what came too late is dropped", async () => {
    const { client, at, gate, running } = await abandon();
    const successor = createTestServices({ database: chats.database, soleOwner: true });
    expect(await sweepAbandonedTurns(successor)).toBe(1);
    const swept = wholeSession(await client.textChat.get.query(at));
    expect(turnAt(swept, 1)).toMatchObject({ status: "failed", error: { reason: "interrupted" } });
    expect(swept.sessionData.status).toBe("error");
    gate.open();
    expect(await refusalOf(running)).toMatchObject({ reason: "turn_failed", cause: "interrupted" });
    expect(wholeSession(await client.textChat.get.query(at))).toEqual(swept);
    script(says("I am."));
    const next = wholeSession(await client.textChat.append.mutate({ ...at, text: "Anyone?" }));
    expect(texts(next).at(-1)).toEqual(["Anyone?", "I am.", "completed"]);
  });

  it("is believed alive by other processes until its lease runs out", async () => {
    const { at, gate, running } = await abandon();
    const { organizationId } = await chats.database.prisma.run.findUniqueOrThrow({ where: { id: at.runId } });
    const other = createTestServices({ database: chats.database });
    const statusSeen = async () => {
      const { session } = await loadSession(other, { ...at, organizationId });
      return session.turns.get(session.headTurnId)?.status;
    };
    expect(await statusSeen()).toBe("pending");
    other.clock.advance(31_000);
    expect(await statusSeen()).toBe("failed");
    gate.open();
    await refusalOf(running);
  });
});

describe("usage (rule 13) and limits (rule 14)", () => {
  it("sums the visible path apart from everything spent, failed and discarded turns included", async () => {
    const { client, at, session } = await chats.newChat();
    script(
      says("one two three"),
      calls("book"),
      fails(new ModelFailure({ reason: "model_unavailable" })),
      says("four"),
    );
    await client.textChat.append.mutate({ ...at, text: "First" });
    await client.textChat.rewind.mutate({ ...at, cursorTurnId: turnAt(session, 0).id });
    await refusalOf(client.textChat.append.mutate({ ...at, text: "Second" }));
    await client.textChat.rewind.mutate({ ...at, cursorTurnId: turnAt(session, 0).id });
    const { usage } = wholeSession(await client.textChat.append.mutate({ ...at, text: "Third" }));
    expect([usage.visible.outputTokens, usage.visible.generations]).toEqual([1, 1]);
    expect([usage.total.outputTokens, usage.total.generations]).toEqual([5, 3]);
  });

  it("lists newest first, by state, page by page", async () => {
    const { client, at } = await chats.newChat();
    const { workflowId } = at;
    chats.services.clock.advance(1_000);
    const second = await client.textChat.create.mutate({ workflowId, name: "Second" });
    chats.services.clock.advance(1_000);
    const third = await client.textChat.create.mutate({ workflowId, name: "Third" });
    await client.textChat.end.mutate({ workflowId, runId: third.workflowRunId });
    const first = await client.textChat.list.query({ workflowId, limit: 2 });
    expect(first.sessions.map((session) => session.name)).toEqual(["Third", "Second"]);
    const rest = await client.textChat.list.query({ workflowId, limit: 2, cursor: first.nextCursor ?? "" });
    expect([rest.sessions.map((session) => session.workflowRunId), rest.nextCursor]).toEqual([
      [at.runId],
      null,
    ]);
    const running = await client.textChat.list.query({ workflowId, state: "running" });
    expect(running.sessions.map((session) => session.workflowRunId)).toEqual([
      second.workflowRunId,
      at.runId,
    ]);
  });
});
