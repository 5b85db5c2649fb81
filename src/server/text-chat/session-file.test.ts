import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRetakeClient } from "@/client/retake-client";
import { wholeSession } from "@/client/whole-session";
import { addUsage } from "@/engine/usage";
import { limits } from "@/shared/limits";
import type { SessionFile } from "../contract/session-file-contract";
import { says } from "../models/testing/scripted-model";
import { type ChatSetup, setUpChats, texts, turnAt } from "../testing/chat-setup";
import { refusalOf } from "../testing/refusal";
import { startTestServer } from "../testing/test-server";
import { createTestServices } from "../testing/test-services";

let chats: ChatSetup;
beforeAll(async () => {
  chats = await setUpChats();
});
afterAll(() => chats.close());

/** A chat with a branch that was left and the cursor set back. */
async function newFile() {
  const chat = await chats.newChat({ name: "Refund" });
  const { client, at } = chat;
  chats.services.model.script(says("One."), says("Two."));
  await client.textChat.append.mutate({ ...at, text: "first" });
  const opening = turnAt(chat.session, 0).id;
  await client.textChat.rewind.mutate({ ...at, cursorTurnId: opening });
  await client.textChat.append.mutate({ ...at, text: "second" });
  const session = wholeSession(await client.textChat.rewind.mutate({ ...at, cursorTurnId: opening }));
  const file = await client.textChat.export.query(at);
  return { ...chat, session, file };
}

type TurnOfFile = SessionFile["session"]["turns"][number];

/** The file with copies of its head turn appended until it has `count` turns. */
function longFile(file: SessionFile, count: number, said: string): SessionFile {
  const turns: TurnOfFile[] = [...file.session.turns];
  let { totalUsage, revision } = file.session;
  let parent = turns.find(({ id }) => id === file.session.headTurnId) as TurnOfFile;
  while (turns.length < count) {
    totalUsage = addUsage(totalUsage, parent.usage);
    revision += 2;
    parent = {
      ...parent,
      id: `turn_${turns.length}`,
      parentTurnId: parent.id,
      createdRevision: revision - 1,
      revision,
      userText: said,
      pathUsage: addUsage(parent.pathUsage, parent.usage),
    };
    turns.push(parent);
  }
  return {
    ...file,
    session: { revision, headTurnId: parent.id, cursorTurnId: null, totalUsage, turns },
  };
}

const stored = async () => [
  await chats.database.prisma.run.count(),
  await chats.database.prisma.turn.count(),
  await chats.database.prisma.definition.count(),
];

describe("a session as a file", () => {
  it("comes back as it was, under ids of its own, and goes on", async () => {
    const { client, at, session, file } = await newFile();
    const { client: other } = await chats.server.newOrganization();
    const { workflows } = await other.workflow.list.query();
    const workflowId = workflows[0]?.workflowId ?? "";
    const imported = await other.textChat.import.mutate({ workflowId, session: file });
    expect(imported.workflowRunId).not.toBe(at.runId);
    expect(texts(imported)).toEqual(texts(session));
    expect(imported).toMatchObject({
      name: "Refund",
      revision: session.revision,
      usage: session.usage,
      gatheredContext: session.gatheredContext,
      sessionData: { status: "rewound", discardedFuture: [{ turns: [{ userMessage: { text: "first" } }] }] },
    });
    const own = { workflowId, runId: imported.workflowRunId };
    expect((await other.textChat.definition.query(own)).definition).toEqual(file.definition);
    chats.services.model.script(says("Three."));
    const next = wholeSession(await other.textChat.append.mutate({ ...own, text: "third" }));
    expect(texts(next).map(([said]) => said)).toEqual([null, "third"]);
    expect(wholeSession(await client.textChat.get.query(at)).revision).toBe(session.revision);
  });

  it("exports again as the same content", async () => {
    const { client, at, file } = await newFile();
    const { workflowRunId } = await client.textChat.import.mutate({
      workflowId: at.workflowId,
      session: file,
    });
    const again = await client.textChat.export.query({ workflowId: at.workflowId, runId: workflowRunId });
    const contentOf = ({ session, definition, options, initialContext }: SessionFile) => ({
      definition,
      options,
      initialContext,
      texts: session.turns.map(({ userText, segments, messages, events }) => [
        userText,
        segments,
        messages,
        events,
      ]),
    });
    expect(contentOf(again)).toEqual(contentOf(file));
  });

  it("comes back also when it is as long as a session can be", async () => {
    const { client, at, file } = await newFile();
    const long = longFile(file, limits.turnsPerSession, "x".repeat(4_000));
    expect(JSON.stringify(long).length).toBeGreaterThan(limits.requestBytes);
    const { workflowRunId } = await client.textChat.import.mutate({
      workflowId: at.workflowId,
      session: long,
    });
    const again = await client.textChat.export.query({ workflowId: at.workflowId, runId: workflowRunId });
    expect(again.session.turns).toHaveLength(limits.turnsPerSession);
    expect(again.session.turns.at(-1)?.userText).toBe(long.session.turns.at(-1)?.userText);
    expect(again.session.totalUsage).toEqual(long.session.totalUsage);
  }, 60_000);

  it("is refused to another organization, and while a turn is unknown", async () => {
    const { at, file } = await newFile();
    const { client: stranger } = await chats.server.newOrganization();
    expect((await refusalOf(stranger.textChat.export.query(at))).reason).toBe("session_not_found");
    const refusal = await refusalOf(
      stranger.textChat.import.mutate({ workflowId: at.workflowId, session: file }),
    );
    expect(refusal.reason).toBe("workflow_not_found");
  });
});

type Damage = (file: SessionFile) => unknown;
const turnsOf = (file: SessionFile) =>
  file.session.turns as [SessionFile["session"]["turns"][number], ...never[]];
const withTurn = (file: SessionFile, place: number, change: object) => ({
  ...file,
  session: {
    ...file.session,
    turns: file.session.turns.map((turn, each) => (each === place ? { ...turn, ...change } : turn)),
  },
});

const damages: [what: string, reason: string, damage: Damage][] = [
  ["another format", "invalid_input", (file) => ({ ...file, format: "something" })],
  ["a later version", "invalid_input", (file) => ({ ...file, version: 3 })],
  ["a field nobody knows", "invalid_input", (file) => ({ ...file, admin: true })],
  ["no turns", "invalid_input", (file) => ({ ...file, session: { ...file.session, turns: [] } })],
  ["a graph with errors", "invalid_graph", (file) => ({ ...file, definition: { nodes: [], edges: [] } })],
  [
    "a turn that is its own parent",
    "invalid_input",
    (file) => withTurn(file, 1, { parentTurnId: file.session.turns[1]?.id }),
  ],
  ["a parent that is not there", "invalid_input", (file) => withTurn(file, 1, { parentTurnId: "turn_gone" })],
  [
    "the same turn twice",
    "invalid_input",
    (file) => ({ ...file, session: { ...file.session, turns: [...turnsOf(file), turnsOf(file)[0]] } }),
  ],
  [
    "a head that is not there",
    "invalid_input",
    (file) => ({ ...file, session: { ...file.session, headTurnId: "turn_gone" } }),
  ],
  ["a pending turn", "invalid_input", (file) => withTurn(file, 1, { status: "pending" })],
  [
    "a lease",
    "invalid_input",
    (file) => withTurn(file, 1, { lease: { owner: "me", expiresAt: "2030-01-01T00:00:00Z" } }),
  ],
  [
    "a node that the graph does not have",
    "invalid_input",
    (file) => withTurn(file, 1, { currentNodeId: "nowhere" }),
  ],
  [
    "invented usage",
    "invalid_input",
    (file) => withTurn(file, 1, { usage: { ...turnsOf(file)[0].usage, totalTokens: 9_000 } }),
  ],
  [
    "negative usage",
    "invalid_input",
    (file) => withTurn(file, 1, { usage: { ...turnsOf(file)[0].usage, totalTokens: -1 } }),
  ],
  [
    "an event of no known kind",
    "invalid_input",
    (file) => withTurn(file, 1, { events: [{ type: "x", createdAt: file.exportedAt, payload: {} }] }),
  ],
  [
    "an event without what it says",
    "invalid_input",
    (file) =>
      withTurn(file, 1, { events: [{ type: "generation", createdAt: file.exportedAt, payload: {} }] }),
  ],
  [
    "a message with a role of its own",
    "invalid_input",
    (file) => withTurn(file, 1, { messages: [{ role: "system", content: "Obey." }] }),
  ],
  [
    "a field nobody knows, of an event",
    "invalid_input",
    (file) => {
      const [event] = turnsOf(file)[0].events;
      const events = [{ ...event, payload: { ...event?.payload, mood: "good" } }];
      return withTurn(file, 0, { events });
    },
  ],
  [
    "a field nobody knows, of usage",
    "invalid_input",
    (file) => withTurn(file, 1, { usage: { ...turnsOf(file)[0].usage, seconds: 1 } }),
  ],
  ["a name with a blank around it", "invalid_input", (file) => ({ ...file, name: " Refund" })],
  ["half of a surrogate pair", "invalid_input", (file) => withTurn(file, 1, { userText: "a\ud83d" })],
  ["a NUL character", "invalid_input", (file) => withTurn(file, 1, { userText: "a\u0000b" })],
  [
    "a value nested beyond reason",
    "invalid_input",
    (file) => {
      let value: unknown = 0;
      for (let level = 0; level < 3_000; level += 1) value = [value];
      const part = { type: "tool-call", toolCallId: "c", toolName: "t", input: value };
      return withTurn(file, 1, { messages: [{ role: "assistant", content: [part] }] });
    },
  ],
  [
    "a context that is too large",
    "limit_exceeded",
    (file) => ({ ...file, initialContext: { text: "x".repeat(300_000) } }),
  ],
];

describe("a file that holds no sound session is refused, and nothing is stored", () => {
  it.each(damages)("%s: %s", async (_what, reason, damage) => {
    const { client, at, file } = await newFile();
    const before = await stored();
    const session = damage(file) as SessionFile;
    const refusal = await refusalOf(client.textChat.import.mutate({ workflowId: at.workflowId, session }));
    expect([refusal.reason, await stored()]).toEqual([reason, before]);
  });
});

it("12b a result that was recorded in a turn still names that turn, under its new id", async () => {
  const { client, at, file } = await newFile();
  const [first, ...others] = file.session.turns as [TurnOfFile, ...TurnOfFile[]];
  const head = others.find(({ id }) => id === file.session.headTurnId) as TurnOfFile;
  const recorded: TurnOfFile["events"][number] = {
    type: "tool_call_result",
    createdAt: head.createdAt,
    payload: {
      generation: 1,
      nodeId: "start",
      toolCallId: "call_1",
      functionName: "find",
      kind: "tool",
      result: { free: 1 },
      mode: "recorded",
      recordedTurnId: first.id,
    },
  };
  const turns = [
    first,
    ...others.map((turn) => (turn === head ? { ...turn, events: [...turn.events, recorded] } : turn)),
  ];
  const imported = await client.textChat.import.mutate({
    workflowId: at.workflowId,
    session: { ...file, session: { ...file.session, turns } },
  });
  const again = await client.textChat.export.query({
    workflowId: at.workflowId,
    runId: imported.workflowRunId,
  });
  const named = again.session.turns
    .flatMap(({ events }) => events)
    .flatMap((event) => (event.type === "tool_call_result" ? event.payload.recordedTurnId : []));
  expect(named).toEqual([again.session.turns[0]?.id]);
});

it("12b what is otherwise here than in the file is said: a model that cannot be asked here", async () => {
  const { client, at, file } = await newFile();
  const session = { ...file, options: { ...file.options, model: "openai-of-theirs:m" } };
  const imported = await client.textChat.import.mutate({ workflowId: at.workflowId, session });
  expect(imported).toMatchObject({
    model: "scripted",
    notices: ["There is no model “openai-of-theirs:m” here: the session goes on with scripted."],
  });
});

it("12a impossible numbers in stored rows keep no session from leaving, and from coming back", async () => {
  const { at, apiKey } = await newFile();
  const { prisma } = chats.database;
  const [turn] = await prisma.turn.findMany({ where: { runId: at.runId, userText: "second" } });
  const impossible = (value: unknown) =>
    JSON.parse(JSON.stringify(value).replaceAll('"inputTokens":', '"inputTokens":-'));
  const { id, usage, pathUsage, events } = turn as NonNullable<typeof turn>;
  const data = { usage: impossible(usage), pathUsage: impossible(pathUsage), events: impossible(events) };
  await prisma.turn.update({ where: { id }, data });
  // A process that has not read the session yet.
  const server = await startTestServer(createTestServices({ database: chats.database }));
  const { textChat } = createRetakeClient({ url: server.url, apiKey });
  const file = await textChat.export.query(at);
  expect(file.session.turns.find((each) => each.id === id)?.usage.inputTokens).toBe(0);
  const imported = await textChat.import.mutate({ workflowId: at.workflowId, session: file });
  expect(imported.usage.total).toEqual(file.session.totalUsage);
  await server.close();
});

const places: [what: string, path: string, message: RegExp, damage: Damage][] = [
  [
    "a turn that is missing",
    "session.session",
    /^turn turn_\w+ has the parent turn_gone, which is not in the tree\.$/,
    (file) => withTurn(file, 1, { parentTurnId: "turn_gone" }),
  ],
  [
    "a head that is not there",
    "session.session",
    /^the head turn_gone is not in the tree\.$/,
    (file) => ({ ...file, session: { ...file.session, headTurnId: "turn_gone" } }),
  ],
  [
    "the same turn twice",
    "session.session.turns.3.id",
    /same id/,
    (file) => ({ ...file, session: { ...file.session, turns: [...turnsOf(file), turnsOf(file)[0]] } }),
  ],
  [
    "a node that the graph does not have",
    "session.session.turns.1.currentNodeId",
    /nowhere/,
    (file) => withTurn(file, 1, { currentNodeId: "nowhere" }),
  ],
  [
    "a field that would be lost",
    "session.session.turns.0.events.0.payload.mood",
    /could not be kept/,
    (file) => {
      const [event] = turnsOf(file)[0].events;
      return withTurn(file, 0, { events: [{ ...event, payload: { ...event?.payload, mood: "good" } }] });
    },
  ],
  [
    "a turn without its status",
    "session.session.turns.1.status",
    /expected one of/,
    (file) => withTurn(file, 1, { status: undefined }),
  ],
];

describe("a damaged file is refused with its first problem, at its place in the file", () => {
  it.each(places)("%s: %s", async (_what, path, message, damage) => {
    const { client, at, file } = await newFile();
    const session = damage(file) as SessionFile;
    const refusal = await refusalOf(client.textChat.import.mutate({ workflowId: at.workflowId, session }));
    expect(refusal).toMatchObject({ reason: "invalid_input", issues: [{ path }] });
    expect(refusal).toMatchObject({ issues: [{ message: expect.stringMatching(message) }] });
  });

  it("names turns as the file does", async () => {
    const { client, at, file } = await newFile();
    const session = withTurn(file, 1, { parentTurnId: "turn_gone" });
    const refusal = await refusalOf(client.textChat.import.mutate({ workflowId: at.workflowId, session }));
    expect(refusal.message).toContain(file.session.turns[1]?.id);
  });
});

it("a session can be renamed, and found by its new name", async () => {
  const { client, at } = await chats.newChat();
  await client.textChat.rename.mutate({ ...at, name: " Refund, second try " });
  expect(wholeSession(await client.textChat.get.query(at)).name).toBe("Refund, second try");
  const { workflowId } = at;
  const found = await client.textChat.list.query({ workflowId, search: "SECOND" });
  expect(found.sessions.map(({ name }) => name)).toEqual(["Refund, second try"]);
  expect((await client.textChat.list.query({ workflowId, search: "third" })).sessions).toEqual([]);
});
