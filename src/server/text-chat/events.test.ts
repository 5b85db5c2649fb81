import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { wholeSession } from "@/client/whole-session";
import type { Segment } from "@/engine/turn-event";
import { createInProcessLiveBus } from "../live/in-process-live-bus";
import { says, saysAndCalls, saysSlowly } from "../models/testing/scripted-model";
import { type ChatSetup, setUpChats, turnAt } from "../testing/chat-setup";
import { openEventStream, type ReceivedEvent, textOf } from "../testing/event-stream";
import { createGate } from "../testing/gate";
import { refusalOf } from "../testing/refusal";
import { testCaller } from "../testing/test-caller";
import { watchSession } from "./watch-session";

const live = createInProcessLiveBus();
let chats: ChatSetup;
beforeAll(async () => {
  chats = await setUpChats({ live });
});
afterEach(() => chats.services.model.assertAllUsed());
afterAll(() => chats.close());

const script = (...steps: Parameters<ChatSetup["services"]["model"]["script"]>) =>
  chats.services.model.script(...steps);

async function watchedChat() {
  const chat = await chats.newChat();
  const watch = (lastEventId?: string) => openEventStream(chats.server, chat.apiKey, chat.at, lastEventId);
  return { ...chat, watch };
}

const types = (received: ReceivedEvent[]) => received.map(({ event }) => event.type);

/** What a page that only listens knows the turn to have said. */
function segmentsOf(received: ReceivedEvent[]): Segment[] {
  const segments: Segment[] = [];
  for (const { event } of received) {
    if (event.type !== "text_delta") continue;
    const { nodeId, nodeName, source, generation, segmentIndex } = event;
    const text = (segments[segmentIndex]?.text ?? "") + event.text;
    segments[segmentIndex] = { nodeId, nodeName, source, generation, text };
  }
  return segments;
}

describe("events", () => {
  it("end in a way that makes their client come again, when the server ends them", async () => {
    const { client, at } = await chats.newChat();
    const { organizationId } = await chats.database.prisma.run.findUniqueOrThrow({ where: { id: at.runId } });
    const ending = new AbortController();
    const caller = testCaller(organizationId);
    const events = await watchSession(chats.services, caller, at, ending.signal);
    await events.next();
    ending.abort();
    await expect(events.next()).rejects.toMatchObject({ name: "AbortError" });
    await client.textChat.delete.mutate(at);
  });

  it("say first where the session stands, then what happens", async () => {
    const { client, at, watch } = await watchedChat();
    const stream = await watch();
    expect((await stream.next()).event).toEqual({ type: "session_changed", revision: 2 });
    script(saysAndCalls("One moment.", "book"), says("For when?"));
    const answer = wholeSession(await client.textChat.append.mutate({ ...at, text: "Book" }));
    const received = await stream.until("turn_settled");
    expect(types(received).filter((type, index, all) => type !== all[index - 1])).toEqual([
      "session_changed",
      "turn_started",
      "generation_started",
      "text_delta",
      "generation",
      "tool_call_started",
      "tool_call_result",
      "node_transition",
      "generation_started",
      "text_delta",
      "generation",
      "turn_settled",
    ]);
    const { id: turnId, events, assistantMessage } = turnAt(answer, -1);
    const told = received.flatMap(({ event }) => ("event" in event ? [event.event] : []));
    expect(told).toEqual(events);
    expect(received.at(-1)?.event).toEqual({
      type: "turn_settled",
      turnId,
      status: "completed",
      revision: 4,
    });
    expect(segmentsOf(received)).toEqual(assistantMessage?.segments);
    stream.leave();
  });

  it("bring text as soon as the provider does, and leave recording marks out", async () => {
    const { client, at, watch } = await watchedChat();
    const stream = await watch();
    await stream.next();
    const gate = createGate();
    script(saysSlowly("Hello ", "there. RECORDING_", gate.opened, "ID: rec_7 [Bye.]"));
    const call = client.textChat.append.mutate({ ...at, text: "Hi" });
    const first = await stream.untilText("Hello there.");
    gate.open();
    const rest = await stream.until("turn_settled");
    expect(textOf([...first, ...rest])).toBe(turnAt(await call, -1).assistantMessage?.text);
    stream.leave();
  });

  it("go on after a lost connection without a gap and without a double, wherever it broke", async () => {
    const { client, at, watch } = await watchedChat();
    const gate = createGate();
    script(saysSlowly("One ", "two ", gate.opened, "three."));
    const first = await watch();
    const call = client.textChat.append.mutate({ ...at, text: "Count" });
    const seen = await first.until("text_delta");
    first.leave();
    const second = await watch(seen.at(-1)?.id);
    const newcomer = await watch();
    gate.open();
    const seenAgain = await second.until("turn_settled");
    expect(types(seenAgain).slice(0, 2)).toEqual(["session_changed", "text_delta"]);
    expect(textOf([...seen, ...seenAgain])).toBe("One two three.");
    const whole = await newcomer.until("turn_settled");
    expect(types(whole).slice(0, 2)).toEqual(["session_changed", "turn_started"]);
    expect(textOf(whole)).toBe("One two three.");
    await call;
    second.leave();
    newcomer.leave();
  });

  it("tell every change of others, and where the session stands to whoever comes back late", async () => {
    const { client, at, session, watch } = await watchedChat();
    const stream = await watch();
    await stream.next();
    await client.textChat.rewind.mutate({ ...at, cursorTurnId: turnAt(session, 0).id });
    const rewound = await stream.next();
    expect(rewound.event).toEqual({ type: "session_changed", revision: 3 });
    stream.leave();
    await client.textChat.rewind.mutate({ ...at, cursorTurnId: null });
    const back = await watch(rewound.id);
    expect((await back.next()).event).toEqual({ type: "session_changed", revision: 4 });
    back.leave();
  });

  it("come through the typed client, with the ids that it goes on from", async () => {
    const { client, at } = await watchedChat();
    const received: ReceivedEvent[] = [];
    const isSettled = new Promise<void>((resolve, reject) => {
      const subscription = client.textChat.events.subscribe(at, {
        onData({ id, data }) {
          received.push({ id, event: data });
          if (data.type !== "turn_settled") return;
          subscription.unsubscribe();
          resolve();
        },
        onError: reject,
      });
    });
    await expect.poll(() => received.length).toBe(1);
    script(says("All is well."));
    const answer = wholeSession(await client.textChat.append.mutate({ ...at, text: "Hello?" }));
    await isSettled;
    expect(segmentsOf(received)).toEqual(turnAt(answer, -1).assistantMessage?.segments);
    expect(received.at(-1)?.id).toMatch(new RegExp(`^${turnAt(answer, -1).id}:\\d+$`));
  });

  it("are for the organization whose session it is", async () => {
    const { at } = await watchedChat();
    const { apiKey } = await chats.server.newOrganization();
    const stream = await openEventStream(chats.server, apiKey, at);
    await expect(stream.next()).rejects.toThrow("session_not_found");
  });

  it("let go of a run when its last listener leaves", async () => {
    const { at, watch } = await watchedChat();
    const [one, other] = [await watch(), await watch()];
    await Promise.all([one.next(), other.next()]);
    expect(live.feed(at.runId)?.readers).toBe(2);
    one.leave();
    other.leave();
    await expect.poll(() => live.feed(at.runId)?.readers ?? 0).toBe(0);
  });
});

describe("cancel (rule 8)", () => {
  it("stops the turn and keeps what was said, but not in the model's history", async () => {
    const { client, at, session, watch } = await watchedChat();
    const stream = await watch();
    script(saysSlowly("I was about ", "to say", createGate().opened));
    const call = client.textChat.append.mutate({ ...at, text: "Go on" });
    const started = await stream.until("text_delta");
    const { event } = started.at(-1) ?? {};
    const turnId = event && "turnId" in event ? event.turnId : "none";
    const cancelled = wholeSession(await client.textChat.cancel.mutate({ ...at, turnId }));
    expect(turnAt(cancelled, -1)).toMatchObject({ id: turnId, status: "cancelled", error: null });
    expect(turnAt(cancelled, -1).assistantMessage?.text).toBe("I was about to say");
    expect(cancelled.sessionData.status).toBe("idle");
    expect(cancelled.checkpoint.messages).toEqual(session.checkpoint.messages);
    expect(await call).toEqual(cancelled);
    expect((await stream.until("turn_settled")).at(-1)?.event).toMatchObject({ status: "cancelled" });
    stream.leave();
  });

  it("leaves a turn that has settled as it is, and refuses one that is not there", async () => {
    const { client, at, session } = await watchedChat();
    const turnId = turnAt(session, 0).id;
    expect(wholeSession(await client.textChat.cancel.mutate({ ...at, turnId }))).toEqual(session);
    const unknown = client.textChat.cancel.mutate({ ...at, turnId: "turn_unknown" });
    expect((await refusalOf(unknown)).reason).toBe("turn_not_found");
    expect(wholeSession(await client.textChat.get.query(at))).toEqual(session);
  });
});
