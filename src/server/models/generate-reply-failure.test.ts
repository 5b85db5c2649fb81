import { describe, expect, test, vi } from "vitest";
import { turnFailureMessages } from "@/server/contract/turn-failure";
import { type Generation, generateReply } from "./generate-reply";
import { ModelFailure } from "./model-failure";
import { createModelProvider } from "./model-provider";
import { generation, useWireServer, wire } from "./testing/generation-setup";
import { startOpenAiWireServer } from "./testing/openai-wire-server";
import { createScriptedModel, fails, says, waitsFor } from "./testing/scripted-model";

useWireServer();

async function failureOf(asked: Generation): Promise<ModelFailure> {
  const outcome = await generateReply(asked).catch((error: unknown) => error);
  if (outcome instanceof ModelFailure) return outcome;
  throw new Error(`Expected a ModelFailure, got ${JSON.stringify(outcome)}.`);
}

describe("a failure", () => {
  test.each([
    [401, "model_unauthorized"],
    [403, "model_unauthorized"],
    [404, "model_rejected"],
    [400, "model_rejected"],
    [422, "model_rejected"],
    [429, "model_rate_limited"],
    [500, "model_unavailable"],
    [503, "model_unavailable"],
  ] as const)("with status %i is %s, once asked, in words of ours", async (status, reason) => {
    wire.script.respond(status);
    const failure = await failureOf(generation());
    expect(failure).toMatchObject({ reason, message: turnFailureMessages[reason], partialText: "" });
    expect(failure.cause).toMatchObject({ message: "secret detail of the provider" });
    expect(wire.requests).toHaveLength(1);
  });

  test.each([
    ["seconds", { "retry-after": "7" }, 7_000],
    [
      "a date",
      { "retry-after": "Wed, 01 Oct 2025 00:00:30 GMT", date: "Wed, 01 Oct 2025 00:00:10 GMT" },
      20_000,
    ],
    ["nothing readable", { "retry-after": "soon" }, null],
    ["nothing", {}, null],
  ])("by a rate limit tells how long to wait, from %s", async (_, headers, retryAfterMs) => {
    wire.script.respond(429, { headers });
    expect((await failureOf(generation())).provider?.retryAfterMs).toBe(retryAfterMs);
  });

  test("to connect is model_unavailable", async () => {
    const gone = await startOpenAiWireServer();
    await gone.close();
    const model = createModelProvider({ openAi: { baseUrl: gone.baseUrl } }).resolve("openai:any");
    expect(await failureOf(generation(model ? { model } : {}))).toMatchObject({
      reason: "model_unavailable",
    });
  });

  test("to find the host is model_unavailable", async () => {
    const model = createModelProvider({ openAi: { baseUrl: "http://nowhere.invalid/v1" } }).resolve(
      "openai:any",
    );
    expect(await failureOf(generation(model ? { model } : {}))).toMatchObject({
      reason: "model_unavailable",
    });
  });

  test.each([
    ["in the middle of the text", { text: ["I can", " offer"] }, "I can offer"],
    [
      "in the middle of a call",
      { functionCalls: [{ id: "call_a", name: "book_visit", argumentPieces: ['{"da'] }] },
      "",
    ],
    ["before anything was said", {}, ""],
  ])("of the connection %s is model_cut_off", async (_, content, partialText) => {
    wire.script.cutOff(content);
    expect(await failureOf(generation())).toMatchObject({ reason: "model_cut_off", partialText });
  });

  test.each([
    ["said something", { text: ["I can offer"] }, "I can offer"],
    [
      "called a function",
      { functionCalls: [{ id: "call_a", name: "book_visit", argumentPieces: ["{}"] }] },
      "",
    ],
    ["said nothing", {}, ""],
  ])(
    "to give a finish reason is model_cut_off, though the stream %s and ended well",
    async (_, content, partialText) => {
      wire.script.endUnfinished(content);
      expect(await failureOf(generation())).toMatchObject({ reason: "model_cut_off", partialText });
    },
  );

  test.each([
    [
      "before the reply counts as a refusal",
      [],
      { message: "x", type: "rate_limit_error" },
      "model_rate_limited",
    ],
    [
      "before the reply, of no known kind, counts as trouble of the server",
      [],
      { message: "x", type: "weird" },
      "model_unavailable",
    ],
    ["within the reply cuts it off", ["I can"], { message: "x", type: "rate_limit_error" }, "model_cut_off"],
  ])("sent inside the stream %s", async (_, text, error, reason) => {
    wire.script.failInStream({ text }, error);
    expect(await failureOf(generation())).toMatchObject({ reason, partialText: text.join("") });
  });

  test.each([
    [
      "a web page",
      { headers: { "content-type": "text/html" }, body: "<h1>Welcome</h1>" },
      "<h1>Welcome</h1>",
    ],
    [
      "a stream of something else",
      { headers: { "content-type": "text/event-stream" }, body: "data: {broken\n\n" },
      "{broken",
    ],
    [
      "a chunk of another shape",
      { headers: { "content-type": "text/event-stream" }, body: 'data: {"choices":7}\n\n' },
      '{"choices":7}',
    ],
    [
      "events of another protocol",
      { headers: { "content-type": "text/event-stream" }, body: 'data: {"type":"message_start"}\n\n' },
      '{"type":"message_start"}',
    ],
  ])("to speak the protocol (%s) is model_dialect, with a sample", async (_, answer, sample) => {
    wire.script.respond(200, answer);
    expect(await failureOf(generation())).toMatchObject({
      reason: "model_dialect",
      provider: { status: null, message: `The answer began with “${sample}”.`, retryAfterMs: null },
    });
  });

  test("to answer at all is model_cut_off", async () => {
    wire.script.respond(200, { body: "" });
    expect(await failureOf(generation())).toMatchObject({ reason: "model_cut_off" });
  });

  test("for want of a key is model_not_configured", async () => {
    const model = createModelProvider({ openAi: {} }).resolve("openai:gpt-4.1-mini");
    expect(await failureOf(generation(model ? { model } : {}))).toMatchObject({
      reason: "model_not_configured",
    });
  });

  test("of our own code is internal, and keeps its cause", async () => {
    const cause = new RangeError("our bug");
    expect(await failureOf(generation({ model: createScriptedModel(fails(cause)) }))).toMatchObject({
      reason: "internal",
      cause,
    });
  });
});

describe("an aborted generation", () => {
  test("has timed out when the time of the turn was up", async () => {
    wire.script.fallSilent();
    const controller = new AbortController();
    const failing = failureOf(generation({ signal: controller.signal }));
    await vi.waitFor(() => expect(wire.requests).toHaveLength(1));
    controller.abort(new DOMException("Time is up.", "TimeoutError"));
    expect(await failing).toMatchObject({
      reason: "model_timed_out",
      partialText: "",
      cause: controller.signal.reason,
    });
  });

  test("keeps what was said until then", async () => {
    wire.script.fallSilent({ text: ["Let me", " see"] });
    const controller = new AbortController();
    const failing = failureOf(
      generation({
        signal: controller.signal,
        onText: (delta) => {
          if (delta === " see") controller.abort(new DOMException("Time is up.", "TimeoutError"));
        },
      }),
    );
    expect(await failing).toMatchObject({ reason: "model_timed_out", partialText: "Let me see" });
  });

  test("was interrupted when it was stopped for any other reason", async () => {
    const never = new Promise<never>(() => undefined);
    const controller = new AbortController();
    const failing = failureOf(
      generation({ signal: controller.signal, model: createScriptedModel(waitsFor(never, says("Hi"))) }),
    );
    controller.abort();
    expect(await failing).toMatchObject({ reason: "interrupted" });
  });

  test("asks nobody when it was aborted before", async () => {
    const failure = await failureOf(generation({ signal: AbortSignal.abort() }));
    expect(failure.reason).toBe("interrupted");
    expect(wire.requests).toEqual([]);
  });
});
