import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { wholeSession } from "@/client/whole-session";
import { calls, fails, says, saysSlowly, waitsFor } from "../models/testing/scripted-model";
import { type ChatSetup, setUpChats, texts, turnAt } from "../testing/chat-setup";
import { openEventStream } from "../testing/event-stream";
import { createGate } from "../testing/gate";
import { refusalOf } from "../testing/refusal";

let chats: ChatSetup;
beforeAll(async () => {
  chats = await setUpChats();
});
afterEach(() => chats.services.model.assertAllUsed());
afterAll(() => chats.close());

const script = (...steps: Parameters<ChatSetup["services"]["model"]["script"]>) =>
  chats.services.model.script(...steps);

/** Opening, `Book` (which hops to Booking), `Tuesday`: revision 6. */
async function newBooking() {
  const { client, at, session: opened } = await chats.newChat();
  script(calls("book"), says("For when?"), says("Tuesday it is."));
  const booked = wholeSession(await client.textChat.append.mutate({ ...at, text: "Book" }));
  const dated = wholeSession(await client.textChat.append.mutate({ ...at, text: "Tuesday" }));
  const [openingId, bookId, tuesdayId] = dated.sessionData.turns.map(({ id }) => id) as [
    string,
    string,
    string,
  ];
  return { client, at, opened, booked, dated, openingId, bookId, tuesdayId };
}

/** Each is refused for its reason, and the database holds what it held before. */
async function expectRefused(refused: [reason: string, call: () => Promise<unknown>][]) {
  const before = await chats.database.contents();
  for (const [reason, call] of refused) expect((await refusalOf(call())).reason).toBe(reason);
  expect(await chats.database.contents()).toEqual(before);
}

describe("rerun (rule 5)", () => {
  it("runs a sibling that says the same, as two revisions, and keeps the path it left", async () => {
    const { client, at, dated, openingId, bookId, tuesdayId } = await newBooking();
    script(says("Are you sure?"));
    const again = wholeSession(
      await client.textChat.rerun.mutate({ ...at, turnId: bookId, expectedRevision: 6 }),
    );
    expect(again).toMatchObject({
      revision: 8,
      currentNode: { id: "start" },
      sessionData: { status: "idle" },
    });
    expect(texts(again)).toEqual([
      [null, "Hello Ada.", "completed"],
      ["Book", "Are you sure?", "completed"],
    ]);
    expect(again.sessionData.discardedFuture).toMatchObject([
      { rewoundFromTurnId: openingId, turns: [{ id: bookId }, { id: tuesdayId }] },
    ]);
    expect(turnAt(again, 1).siblingTurnIds).toEqual([bookId, turnAt(again, 1).id]);
    expect(again.usage.total.generations).toBe(dated.usage.total.generations + 1);
  });

  it("says another text when one is given", async () => {
    const { client, at, tuesdayId } = await newBooking();
    script(says("Friday it is."));
    const edited = wholeSession(
      await client.textChat.rerun.mutate({ ...at, turnId: tuesdayId, text: " Friday " }),
    );
    expect(texts(edited).at(-1)).toEqual(["Friday", "Friday it is.", "completed"]);
    expect(edited.currentNode?.id).toBe("booking");
  });

  it("tries a failed turn again", async () => {
    const { client, at } = await chats.newChat();
    script(fails(new Error("broken")), says("Here I am."));
    const refusal = await refusalOf(client.textChat.append.mutate({ ...at, text: "Hello?" }));
    const turnId = "turnId" in refusal ? refusal.turnId : "";
    const retried = wholeSession(await client.textChat.rerun.mutate({ ...at, turnId }));
    expect(texts(retried).at(-1)).toEqual(["Hello?", "Here I am.", "completed"]);
    expect(retried.revision).toBe(6);
  });

  it("stores a sibling that fails before it says so", async () => {
    const { client, at, bookId } = await newBooking();
    script(fails(new Error("broken")));
    const refusal = await refusalOf(client.textChat.rerun.mutate({ ...at, turnId: bookId }));
    expect(refusal).toMatchObject({ reason: "turn_failed", revision: 8 });
    const failed = wholeSession(await client.textChat.get.query(at));
    expect(turnAt(failed, 1)).toMatchObject({ status: "failed", userMessage: { text: "Book" } });
  });

  it("runs the opening again, as a second root", async () => {
    const { client, at, openingId, bookId, tuesdayId } = await newBooking();
    const reopened = wholeSession(await client.textChat.rerun.mutate({ ...at, turnId: openingId }));
    expect(texts(reopened)).toEqual([[null, "Hello Ada.", "completed"]]);
    expect(reopened).toMatchObject({
      revision: 8,
      state: "running",
      gatheredContext: { nodes_visited: ["Start"] },
    });
    expect(reopened.sessionData.discardedFuture).toMatchObject([
      { rewoundFromTurnId: null, turns: [{ id: openingId }, { id: bookId }, { id: tuesdayId }] },
    ]);
    expect(turnAt(reopened, 0)).toMatchObject({ kind: "opening", parentTurnId: null });
    script(says("Welcome again."));
    const next = wholeSession(await client.textChat.append.mutate({ ...at, text: "Hi" }));
    expect(next.checkpoint.messages).toHaveLength(3);
  });

  it("runs the turn again that ended the session", async () => {
    const { client, at } = await newBooking();
    script(calls("finish"), says("Goodbye."), says("Not yet."));
    const ended = wholeSession(await client.textChat.append.mutate({ ...at, text: "Done" }));
    const again = wholeSession(
      await client.textChat.rerun.mutate({ ...at, turnId: ended.sessionData.headTurnId }),
    );
    expect([ended.state, again.state, texts(again).at(-1)]).toEqual([
      "completed",
      "running",
      ["Done", "Not yet.", "completed"],
    ]);
  });

  it("changes nothing when it is refused", async () => {
    const { client, at, bookId, openingId } = await newBooking();
    const { sessionData } = wholeSession(
      await client.textChat.patchContext.mutate({ ...at, set: { name: "Bob" } }),
    );
    const { rerun } = client.textChat;
    await expectRefused([
      ["turn_not_found", () => rerun.mutate({ ...at, turnId: "unknown" })],
      ["invalid_input", () => rerun.mutate({ ...at, turnId: sessionData.headTurnId })],
      ["invalid_input", () => rerun.mutate({ ...at, turnId: openingId, text: "Hello" })],
      ["limit_exceeded", () => rerun.mutate({ ...at, turnId: bookId, text: "x".repeat(8_001) })],
      ["revision_conflict", () => rerun.mutate({ ...at, turnId: bookId, expectedRevision: 6 })],
    ]);
  });
});

describe("restore (rule 6)", () => {
  it("brings a branch back as it was, in one revision, and the other one after it", async () => {
    const { client, at, dated, bookId, tuesdayId } = await newBooking();
    script(says("Are you sure?"));
    const again = wholeSession(await client.textChat.rerun.mutate({ ...at, turnId: bookId }));
    const back = wholeSession(
      await client.textChat.restore.mutate({ ...at, turnId: bookId, expectedRevision: 8 }),
    );
    expect(back).toMatchObject({
      revision: 9,
      currentNode: dated.currentNode,
      gatheredContext: dated.gatheredContext,
      checkpoint: dated.checkpoint,
      sessionData: { status: "idle", cursorTurnId: null, headTurnId: tuesdayId },
    });
    expect(texts(back)).toEqual(texts(dated));
    const forth = wholeSession(
      await client.textChat.restore.mutate({ ...at, turnId: again.sessionData.headTurnId }),
    );
    expect(forth).toEqual({ ...again, revision: 10, updatedAt: forth.updatedAt });
  });

  it("brings an ended branch back as ended", async () => {
    const { client, at, bookId } = await newBooking();
    const ended = wholeSession(await client.textChat.end.mutate(at));
    script(says("Are you sure?"));
    await client.textChat.rerun.mutate({ ...at, turnId: bookId });
    const back = wholeSession(
      await client.textChat.restore.mutate({ ...at, turnId: ended.sessionData.headTurnId }),
    );
    expect(back).toMatchObject({ state: "completed", gatheredContext: ended.gatheredContext });
  });

  it("on the active path only takes the cursor away", async () => {
    const { client, at, dated, bookId } = await newBooking();
    expect(wholeSession(await client.textChat.restore.mutate({ ...at, turnId: bookId }))).toEqual(dated);
    await client.textChat.rewind.mutate({ ...at, cursorTurnId: bookId });
    const back = wholeSession(await client.textChat.restore.mutate({ ...at, turnId: bookId }));
    expect(back).toEqual({ ...dated, revision: 8, updatedAt: back.updatedAt });
  });

  it("changes nothing when it is refused", async () => {
    const { client, at, bookId } = await newBooking();
    const { restore } = client.textChat;
    await expectRefused([
      ["turn_not_found", () => restore.mutate({ ...at, turnId: "unknown" })],
      ["revision_conflict", () => restore.mutate({ ...at, turnId: bookId, expectedRevision: 5 })],
    ]);
  });
});

describe("patchContext (rule 7)", () => {
  it("sets, removes and moves as a commit of its own, in one revision, without asking the model", async () => {
    const { client, at, dated } = await newBooking();
    const patched = wholeSession(
      await client.textChat.patchContext.mutate({
        ...at,
        set: { day: "Friday" },
        unset: ["nodes_visited"],
        currentNodeId: "start",
        expectedRevision: 6,
      }),
    );
    expect(patched).toMatchObject({
      revision: 7,
      gatheredContext: { day: "Friday" },
      currentNode: { id: "start" },
      usage: dated.usage,
      sessionData: { status: "idle" },
    });
    expect(patched.gatheredContext).not.toHaveProperty("nodes_visited");
    expect(turnAt(patched, -1)).toMatchObject({
      kind: "context_patch",
      status: "completed",
      userMessage: null,
    });
    script(calls("book"), says("For when?"));
    const next = wholeSession(await client.textChat.append.mutate({ ...at, text: "Book again" }));
    expect(next.gatheredContext).toEqual({ day: "Friday", nodes_visited: ["Booking"] });
  });

  it("can be rewound like any commit", async () => {
    const { client, at, dated, tuesdayId } = await newBooking();
    await client.textChat.patchContext.mutate({ ...at, set: { day: "Friday" } });
    const back = wholeSession(await client.textChat.rewind.mutate({ ...at, cursorTurnId: tuesdayId }));
    expect(back.gatheredContext).toEqual(dated.gatheredContext);
  });

  it("changes nothing when it would leave everything as it is", async () => {
    const { client, at, dated } = await newBooking();
    const same = { set: { ...dated.gatheredContext }, unset: ["unknown"], currentNodeId: "booking" };
    expect(wholeSession(await client.textChat.patchContext.mutate({ ...at, ...same }))).toEqual(dated);
  });

  it("changes nothing when it is refused", async () => {
    const { client, at } = await newBooking();
    const { patchContext } = client.textChat;
    await expectRefused([
      ["invalid_input", () => patchContext.mutate({ ...at, currentNodeId: "unknown" })],
      ["limit_exceeded", () => patchContext.mutate({ ...at, set: { large: "x".repeat(256 * 1024) } })],
      [
        "revision_conflict",
        () => patchContext.mutate({ ...at, set: { day: "Friday" }, expectedRevision: 5 }),
      ],
    ]);
    await client.textChat.end.mutate(at);
    await expectRefused([["session_ended", () => patchContext.mutate({ ...at, set: { day: "Friday" } })]]);
  });
});

it("refuses each of them while a turn is pending (rule 10)", async () => {
  const { client, at, bookId } = await newBooking();
  const gate = createGate();
  script(waitsFor(gate.opened, says("At last.")));
  const running = client.textChat.append.mutate({ ...at, text: "Wait for it" });
  await expect
    .poll(async () => wholeSession(await client.textChat.get.query(at)).sessionData.status)
    .toBe("pending_assistant_turn");
  await expectRefused([
    ["turn_in_progress", () => client.textChat.rerun.mutate({ ...at, turnId: bookId })],
    ["turn_in_progress", () => client.textChat.restore.mutate({ ...at, turnId: bookId })],
    ["turn_in_progress", () => client.textChat.patchContext.mutate({ ...at, set: { day: "Friday" } })],
  ]);
  gate.open();
  await running;
});

it("rewinds a session that has ended, and goes on from there (rule 3)", async () => {
  const { client, at, booked, bookId } = await newBooking();
  script(calls("finish"), says("Goodbye."), says("For Friday."));
  const ended = wholeSession(await client.textChat.append.mutate({ ...at, text: "Done" }));
  const back = wholeSession(await client.textChat.rewind.mutate({ ...at, cursorTurnId: bookId }));
  expect([ended.state, back.state, back.revision]).toEqual(["completed", "running", ended.revision + 1]);
  expect(back).toMatchObject({ gatheredContext: booked.gatheredContext, checkpoint: booked.checkpoint });
  const next = wholeSession(await client.textChat.append.mutate({ ...at, text: "Friday" }));
  expect(texts(next).at(-1)).toEqual(["Friday", "For Friday.", "completed"]);
});

describe("idempotencyKey (rule 10)", () => {
  const message = { text: "Book", idempotencyKey: "message-1" };
  const asked = () => chats.services.model.calls.length;

  it("gives a message that comes again its first result, and asks the model once", async () => {
    const { client, at } = await chats.newChat();
    script(says("Noted."));
    const before = asked();
    const first = wholeSession(
      await client.textChat.append.mutate({ ...at, ...message, expectedRevision: 2 }),
    );
    expect(
      wholeSession(await client.textChat.append.mutate({ ...at, ...message, expectedRevision: 2 })),
    ).toEqual(first);
    expect(asked()).toBe(before + 1);
  });

  it("asks the model once when the message comes twice at once, and gives both the same", async () => {
    const { client, at } = await chats.newChat();
    const gate = createGate();
    script(waitsFor(gate.opened, says("Noted.")));
    const both = ["left", "right"].map(() => client.textChat.append.mutate({ ...at, ...message }));
    await expect
      .poll(async () => wholeSession(await client.textChat.get.query(at)).sessionData.status)
      .toBe("pending_assistant_turn");
    gate.open();
    const [left, right] = await Promise.all(both);
    expect(left).toEqual(right);
    expect(left && texts(left)).toHaveLength(2);
  });

  it("says again that the turn failed, and does not try it again", async () => {
    const { client, at } = await chats.newChat();
    script(fails(new Error("broken")));
    const first = await refusalOf(client.textChat.append.mutate({ ...at, ...message }));
    const before = await chats.database.contents();
    expect(await refusalOf(client.textChat.append.mutate({ ...at, ...message }))).toEqual(first);
    expect(first.reason).toBe("turn_failed");
    expect(await chats.database.contents()).toEqual(before);
  });

  it("refuses another text under the same key, and is each session's own", async () => {
    const { client, at } = await chats.newChat();
    script(says("Noted."), says("Here too."));
    await client.textChat.append.mutate({ ...at, ...message });
    await expectRefused([
      ["idempotency_mismatch", () => client.textChat.append.mutate({ ...at, ...message, text: "Cancel" })],
    ]);
    const { workflowId } = at;
    const { workflowRunId: runId } = await client.textChat.create.mutate({ workflowId });
    const other = wholeSession(await client.textChat.append.mutate({ workflowId, runId, ...message }));
    expect(texts(other).at(-1)).toEqual(["Book", "Here too.", "completed"]);
  });
});

describe("delete", () => {
  it("removes the run with its turns, and nothing else", async () => {
    const { client, at } = await chats.newChat();
    const before = await chats.database.contents();
    const { workflowId } = at;
    const { workflowRunId: runId } = await client.textChat.create.mutate({ workflowId });
    script(says("Noted."));
    await client.textChat.append.mutate({ workflowId, runId, text: "Book" });
    expect(await client.textChat.delete.mutate({ workflowId, runId })).toEqual({ workflowRunId: runId });
    expect(await chats.database.contents()).toEqual(before);
    await expectRefused([
      ["session_not_found", () => client.textChat.get.query({ workflowId, runId })],
      ["session_not_found", () => client.textChat.delete.mutate({ workflowId, runId })],
    ]);
  });

  it("removes the definition that only this run was pinned to", async () => {
    const { client, at } = await chats.newChat();
    const { workflowId } = at;
    const before = await chats.database.contents();
    await client.workflow.saveDraft.mutate({ workflowId, templateContext: { name: "Draft" } });
    const { workflowRunId: runId } = await client.textChat.create.mutate({ workflowId });
    await client.workflow.discardDraft.mutate({ workflowId });
    await client.textChat.delete.mutate({ workflowId, runId });
    const { definitions, runs, turns } = await chats.database.contents();
    expect({ definitions, runs, turns }).toEqual({
      definitions: before.definitions,
      runs: before.runs,
      turns: before.turns,
    });
  });

  it("stops a turn that still runs, leaves no trace of it, and tells who watches", async () => {
    const { client, apiKey, at } = await chats.newChat();
    script(saysSlowly("About to", createGate().opened));
    const stream = await openEventStream(chats.server, apiKey, at);
    const refused = refusalOf(client.textChat.append.mutate({ ...at, text: "Anyone?" }));
    await stream.until("text_delta");
    await client.textChat.delete.mutate(at);
    await stream.untilRevision(4);
    stream.leave();
    expect((await refused).reason).toBe("session_not_found");
    expect(await chats.database.prisma.turn.count({ where: { runId: at.runId } })).toBe(0);
  });
});

it("answers another organization as if the session were not there", async () => {
  const { at, openingId, bookId } = await newBooking();
  const other = await chats.newChat();
  const { textChat } = other.client;
  const leftTurnId = other.session.sessionData.headTurnId;
  const acrossRuns = { ...other.at, leftTurnId, rightTurnId: bookId, rightRunId: at.runId };
  await expectRefused([
    ["session_not_found", () => textChat.rerun.mutate({ ...at, turnId: bookId })],
    ["session_not_found", () => textChat.restore.mutate({ ...at, turnId: bookId })],
    ["session_not_found", () => textChat.patchContext.mutate({ ...at, set: { day: "Friday" } })],
    ["session_not_found", () => textChat.tree.query(at)],
    ["session_not_found", () => textChat.checkpoint.query({ ...at, turnId: bookId })],
    [
      "session_not_found",
      () => textChat.compare.query({ ...at, leftTurnId: openingId, rightTurnId: bookId }),
    ],
    ["session_not_found", () => textChat.compare.query(acrossRuns)],
    ["session_not_found", () => textChat.delete.mutate(at)],
    ["turn_not_found", () => textChat.restore.mutate({ ...other.at, turnId: bookId })],
  ]);
});
