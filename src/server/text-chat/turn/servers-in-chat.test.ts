import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { wholeSession } from "@/client/whole-session";
import { agent, edge, end, start } from "@/engine/testing/workflow-builder";
import { eventsOfType } from "@/engine/turn-event";
import { toPrompt } from "../../models/model-prompt";
import { createModelProvider } from "../../models/model-provider";
import { type OpenAiWireServer, startOpenAiWireServer } from "../../models/testing/openai-wire-server";
import { type Chat, type ChatSetup, setUpChats, turnAt } from "../../testing/chat-setup";
import { refusalOf } from "../../testing/refusal";

const model = "openai:wire-model";
let wire: OpenAiWireServer;
let chats: ChatSetup;

beforeAll(async () => {
  wire = await startOpenAiWireServer();
  const models = createModelProvider({ openAi: { apiKey: "sk-test", baseUrl: wire.baseUrl } });
  chats = await setUpChats({ models });
});
afterAll(async () => {
  await chats.close();
  await wire.close();
});
beforeEach(() => {
  wire.requests.length = 0;
});
afterEach(() => wire.assertAllUsed());

const chunk = (delta: object, finish_reason: string | null = null, extra: object = {}) => ({
  choices: [{ index: 0, delta, finish_reason }],
  ...extra,
});
const call = (name: string, beside: object = {}) =>
  chunk({
    tool_calls: [
      { index: 0, id: "call_1", type: "function", function: { name, arguments: "{}" }, ...beside },
    ],
  });
const called = chunk({}, "tool_calls");
const stop = chunk({}, "stop");

const say = ({ client, at }: Chat, text: string) => client.textChat.append.mutate({ ...at, text });
const whole = async ({ client, at }: Chat) => wholeSession(await client.textChat.get.query(at));
const sent = (index: number) => wire.requests[index]?.body.messages;

describe("a reply that did not end well", () => {
  const broken = [
    chunk({ content: "One mom" }),
    call("book"),
    chunk({ content: "" }, "error", { error: { code: 502, message: "down" } }),
  ];

  it("takes no edge, enters no history, and can be tried again", async () => {
    const chat = await chats.newChat({ model });
    wire.script.chunks(broken);
    const refusal = await refusalOf(say(chat, "Book me in"));
    expect(refusal).toMatchObject({ reason: "turn_failed", cause: "model_cut_off" });
    const failed = await whole(chat);
    expect(turnAt(failed, 1)).toMatchObject({
      status: "failed",
      assistantMessage: { text: "One mom" },
      error: { reason: "model_cut_off", provider: { status: 502, message: "down", retryAfterMs: null } },
    });
    expect(eventsOfType(turnAt(failed, 1).events, "node_transition")).toEqual([]);
    expect(failed.checkpoint.currentNodeId).toBe("start");
    wire.script.chunks([chunk({ content: "Sure." }), stop]);
    const { id } = turnAt(failed, 1);
    const again = wholeSession(await chat.client.textChat.rerun.mutate({ ...chat.at, turnId: id }));
    expect(turnAt(again, 1)).toMatchObject({ status: "completed", assistantMessage: { text: "Sure." } });
    expect(JSON.stringify(sent(1))).not.toContain("One mom");
  });
});

describe("a reply that ended for a reason of its own", () => {
  it.each([
    ["content_filter", [], "reply_filtered", "Nothing was said."],
    ["content_filter", [chunk({ content: "Half of a" })], "reply_filtered", "content filter"],
    ["length", [chunk({ content: "This ends in the mid" })], "reply_cut", "length limit"],
    ["function_call_filter: MALFORMED_FUNCTION_CALL", [], "call_unreadable", "no call that can be read"],
    ["tool_calls", [chunk({ content: "" })], "call_unreadable", "no call that can be read"],
    ["stop", [chunk({ content: "<think>What now?</think>" })], "reply_empty", "thought"],
  ])("(%s) is told by a notice, and completes the turn", async (reason, chunks, kind, words) => {
    const chat = await chats.newChat({ model });
    wire.script.chunks([...chunks, chunk({}, reason)]);
    const turn = turnAt(await say(chat, "Hello"), 1);
    expect(turn.status).toBe("completed");
    const notices = eventsOfType(turn.events, "notice").map(({ payload }) => payload);
    expect(notices).toMatchObject([{ kind, message: expect.stringContaining(words) }]);
  });
});

describe("thoughts", () => {
  it("are kept for those who look, and told neither to the person nor to the model", async () => {
    const chat = await chats.newChat({ model });
    wire.script.chunks([
      chunk({ reasoning_content: "The person greets." }),
      chunk({ content: "Hello." }),
      stop,
    ]);
    const first = turnAt(await say(chat, "Hi"), 1);
    expect(first.assistantMessage?.text).toBe("Hello.");
    expect(eventsOfType(first.events, "generation")[0]?.payload.reasoning).toBe("The person greets.");
    wire.script.chunks([chunk({ content: "Yes." }), stop]);
    await say(chat, "Well?");
    expect(JSON.stringify(sent(1))).not.toContain("The person greets.");
  });

  it("go back with the call they came with, in this turn and in later ones, where the server sent them", async () => {
    const chat = await chats.newChat({ model });
    wire.script.chunks([
      chunk({ content: null, reasoning_content: "I should move." }),
      call("book", { extra_content: { google: { thought_signature: "SIG" } } }),
      called,
    ]);
    wire.script.chunks([chunk({ content: "Here we are." }), stop]);
    const moved = await say(chat, "Book me in");
    wire.script.chunks([chunk({ content: "Yes." }), stop]);
    await say(chat, "Well?");
    for (const messages of [sent(1), sent(2)]) {
      expect(messages).toContainEqual(
        expect.objectContaining({
          role: "assistant",
          reasoning_content: "I should move.",
          tool_calls: [expect.objectContaining({ extra_content: { google: { thought_signature: "SIG" } } })],
        }),
      );
    }
    const { id } = turnAt(moved, 1);
    const explained = await chat.client.textChat.explain.query({ ...chat.at, turnId: id });
    expect(explained.isExact).toBe(true);
  });

  it("do not go to another server", async () => {
    const chat = await chats.newChat({ model });
    wire.script.chunks([chunk({ reasoning_content: "I should move." }), call("book"), called]);
    wire.script.chunks([chunk({ content: "Here we are." }), stop]);
    await say(chat, "Book me in");
    const { checkpoint } = await whole(chat);
    const other = await startOpenAiWireServer();
    other.script.reply({ text: ["Hi"] });
    const saved = createModelProvider({ openAi: { baseUrl: other.baseUrl } }).resolve("openai:any");
    const { messages } = await chat.client.textChat.checkpoint.query({
      ...chat.at,
      turnId: checkpoint.anchorTurnId ?? "",
    });
    const prompt = toPrompt({ system: "", messages }, "as_written", saved?.provider.split(".")[0] ?? "");
    await saved?.doStream({ prompt }).then(({ stream }) => stream.cancel());
    expect(JSON.stringify(other.requests[0]?.body)).toContain("book");
    expect(JSON.stringify(other.requests[0]?.body)).not.toContain("I should move.");
    await other.close();
  });
});

describe("a server that wants the person to begin", () => {
  const refusal = JSON.stringify({ error: { message: "Conversation roles must alternate user/assistant." } });

  it("is served, is asked once how it likes it, and what was sent can be seen", async () => {
    const chat = await chats.newChat({ model });
    wire.script.respond(400, { body: refusal });
    wire.script.chunks([chunk({ content: "Good day." }), stop]);
    const first = await say(chat, "Hi");
    wire.script.chunks([chunk({ content: "Yes." }), stop]);
    await say(chat, "Well?");
    expect(wire.requests).toHaveLength(3);
    const beginning = { role: "user", content: "(The conversation begins.)" };
    const greeting = { role: "assistant", content: "Hello Ada." };
    expect(sent(0)).toMatchObject([{ role: "system" }, greeting, { content: "Hi" }]);
    expect(sent(1)).toMatchObject([{ role: "system" }, beginning, greeting, { content: "Hi" }]);
    expect(sent(2)).toMatchObject([{ role: "system" }, beginning, greeting, {}, {}, { content: "Well?" }]);
    const { id } = turnAt(first, 1);
    const { generations } = await chat.client.textChat.explain.query({ ...chat.at, turnId: id });
    expect(generations[0]).toMatchObject({
      isExact: true,
      messages: [beginning, greeting, { content: "Hi" }],
    });
  });

  it("is explained as it was asked, when the turn was stopped", async () => {
    const chat = await chats.newChat({ model });
    wire.script.respond(400, { body: refusal });
    wire.script.fallSilent({ text: ["half"] });
    const saying = say(chat, "Hi");
    await vi.waitFor(() => expect(wire.requests).toHaveLength(2));
    const pending = turnAt(await whole(chat), 1).id;
    await chat.client.textChat.cancel.mutate({ ...chat.at, turnId: pending });
    await saying;
    const { isExact, generations } = await chat.client.textChat.explain.query({
      ...chat.at,
      turnId: pending,
    });
    expect(isExact).toBe(true);
    expect(generations[0]?.messages[0]).toEqual({ role: "user", content: "(The conversation begins.)" });
  });

  it("that takes the other form and then fails is heard out about that", async () => {
    const chat = await chats.newChat({ model });
    wire.script.respond(400, { body: refusal });
    wire.script.respond(500, { body: JSON.stringify({ error: { message: "GPU out of memory" } }) });
    await refusalOf(say(chat, "Hi"));
    expect(turnAt(await whole(chat), 1).error).toMatchObject({
      reason: "model_unavailable",
      provider: { status: 500, message: "GPU out of memory" },
    });
  });

  it("hears a neutral line before an assistant that opens", async () => {
    const { client } = await chats.server.newOrganization();
    const definition = {
      nodes: [start(), agent("booking"), end("goodbye")],
      edges: [edge("start", "booking", "Book"), edge("booking", "goodbye", "Finish")],
    };
    const { workflowId } = await client.workflow.create.mutate({ name: "No greeting", definition });
    wire.script.respond(400, { body: JSON.stringify({ error: { message: "contents is not specified" } }) });
    wire.script.chunks([chunk({ content: "Good day." }), stop]);
    const session = await client.textChat.create.mutate({ workflowId, model });
    expect(turnAt(session, 0).assistantMessage?.text).toBe("Good day.");
    expect(sent(1)).toMatchObject([{ role: "system" }, { role: "user" }]);
  });

  it("whose refusal is about something else is heard out, in its own words", async () => {
    const chat = await chats.newChat({ model });
    wire.script.respond(400, {
      body: JSON.stringify({ error: { message: "Invalid schema for function 'book'" } }),
    });
    wire.script.respond(400, { body: refusal });
    await refusalOf(say(chat, "Hi"));
    expect(turnAt(await whole(chat), 1).error).toMatchObject({
      reason: "model_rejected",
      provider: { status: 400, message: "Invalid schema for function 'book'", retryAfterMs: null },
    });
  });
});

describe("tokens that nobody told", () => {
  it("are unknown in every sum, and so is what they cost", async () => {
    const chat = await chats.newChat({ model });
    wire.script.reply({ text: ["One."] });
    await say(chat, "Hi");
    wire.script.reply({ text: ["Two."], usage: null });
    const session = wholeSession(await say(chat, "And?"));
    const unknown = { inputTokens: null, outputTokens: null, totalTokens: null };
    expect(turnAt(session, 1).usage.totalTokens).toBe(15);
    expect(turnAt(session, 2).usage).toMatchObject({ ...unknown, generations: 1 });
    expect(session.usage).toMatchObject({ visible: unknown, total: unknown });
    expect(session.cost).toEqual({ visible: null, total: null });
  });
});

describe("what a provider says when it refuses", () => {
  it("stands on the turn: its status, its words, and how long to wait", async () => {
    const chat = await chats.newChat({ model });
    const body = JSON.stringify({
      error: { message: "Key sk-test may ask 3 times a minute. See https://x.example/limits" },
    });
    wire.script.respond(429, { headers: { "retry-after": "20" }, body });
    const provider = {
      status: 429,
      message: "Key [secret] may ask 3 times a minute. See [address]",
      retryAfterMs: 20_000,
    };
    const refusal = await refusalOf(say(chat, "Hi"));
    expect(refusal).toMatchObject({ cause: "model_rate_limited" });
    expect(JSON.stringify(refusal)).not.toContain("Key");
    const failed = turnAt(await whole(chat), 1);
    expect(failed.error).toMatchObject({ reason: "model_rate_limited", provider });
    expect(failed.usage).toMatchObject({ totalTokens: 0 });
  });
});
