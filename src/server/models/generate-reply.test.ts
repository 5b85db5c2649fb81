import { describe, expect, test } from "vitest";
import { generateReply } from "./generate-reply";
import { generation, request, useWireServer, wire } from "./testing/generation-setup";

useWireServer();

describe("a whole reply", () => {
  test("is heard piece by piece and returned with usage and timings", async () => {
    wire.script.reply({
      text: ["Hel", "lo"],
      usage: { inputTokens: 12, outputTokens: 3, cachedInputTokens: 8, cacheWriteTokens: 2 },
    });
    const asked = generation();

    expect(await generateReply(asked)).toEqual({
      text: "Hello",
      reasoning: "",
      functionCalls: [],
      sentBack: null,
      finishReason: "stop",
      model: "openai:wire-model",
      messageShape: "as_written",
      usage: {
        inputTokens: 12,
        cachedInputTokens: 8,
        cacheWriteTokens: 2,
        outputTokens: 3,
        totalTokens: 15,
        generations: 1,
        durationMs: expect.any(Number),
      },
      timeToFirstTokenMs: expect.any(Number),
      durationMs: expect.any(Number),
    });
    expect(asked.heard).toEqual(["Hel", "lo"]);
  });

  test("measures the first token from the request, and the reply to its end", async () => {
    wire.script.reply({ text: ["Hel", "lo"] });
    const times = [1_000, 1_250, 1_900];
    const reply = await generateReply(generation({ clock: () => times.shift() ?? Number.NaN }));
    expect([reply.timeToFirstTokenMs, reply.durationMs, reply.usage.durationMs]).toEqual([250, 900, 900]);
  });

  test("may be silent", async () => {
    wire.script.reply({ text: [] });
    const reply = await generateReply(generation());
    expect(reply).toMatchObject({
      text: "",
      functionCalls: [],
      finishReason: "stop",
      timeToFirstTokenMs: null,
    });
  });

  test("of a server that does not count has tokens that nobody knows", async () => {
    wire.script.reply({ text: ["Hi"], usage: null });
    const { usage } = await generateReply(generation());
    expect(usage).toMatchObject({
      inputTokens: null,
      cachedInputTokens: 0,
      outputTokens: null,
      totalTokens: null,
      generations: 1,
    });
  });

  test("may end for a reason of the provider's own", async () => {
    wire.script.reply({ text: ["Hi"], finishReason: "because" });
    expect(await generateReply(generation())).toMatchObject({ text: "Hi", finishReason: "other" });
  });

  test("cut at the token limit is a reply", async () => {
    wire.script.reply({ text: ["Once upon"], finishReason: "length" });
    expect(await generateReply(generation())).toMatchObject({ text: "Once upon", finishReason: "length" });
  });

  test("keeps characters of any script", async () => {
    wire.script.reply({ text: ["Привет, ", "世界 ", "👩‍👩‍👧"] });
    expect((await generateReply(generation())).text).toBe("Привет, 世界 👩‍👩‍👧");
  });
});

describe("function calls", () => {
  test("are put together from their pieces", async () => {
    wire.script.reply({
      text: ["One moment."],
      functionCalls: [
        { id: "call_a", name: "book_visit", argumentPieces: ['{"da', 'y":"Tue', 'sday"}'] },
        { id: "call_b", name: "book_visit", argumentPieces: ["{}"] },
      ],
    });
    const reply = await generateReply(generation());
    expect(reply).toMatchObject({
      text: "One moment.",
      finishReason: "tool-calls",
      functionCalls: [
        { id: "call_a", name: "book_visit", arguments: { value: { day: "Tuesday" } } },
        { id: "call_b", name: "book_visit", arguments: { value: {} } },
      ],
    });
  });

  test.each([
    ["no arguments at all", [], { value: {} }],
    ["broken JSON", ['{"day": "Tue'], { invalid: '{"day": "Tue' }],
    ["an array", ["[1,2]"], { invalid: "[1,2]" }],
    ["a number", ["3"], { invalid: "3" }],
    ["null", ["null"], { value: {} }],
    ["JSON in a text of JSON", ['"{\\"day\\":', '1}"'], { value: { day: 1 } }],
    ["text", ["Tuesday"], { invalid: "Tuesday" }],
  ])("with %s are data, not exceptions", async (_, argumentPieces, expected) => {
    wire.script.reply({ functionCalls: [{ id: "call_a", name: "book_visit", argumentPieces }] });
    const { functionCalls } = await generateReply(generation());
    expect(functionCalls).toEqual([{ id: "call_a", name: "book_visit", arguments: expected }]);
  });

  test.each([["cancel_all"], ["constructor"]])(
    "of a function that was not offered (%s) are kept for the engine to judge",
    async (name) => {
      wire.script.reply({ functionCalls: [{ id: "call_a", name, argumentPieces: ['{"x":1}'] }] });
      const { functionCalls } = await generateReply(generation());
      expect(functionCalls).toEqual([{ id: "call_a", name, arguments: { value: { x: 1 } } }]);
    },
  );

  test("alone have a time to the first token", async () => {
    wire.script.reply({ functionCalls: [{ id: "call_a", name: "book_visit", argumentPieces: ["{}"] }] });
    expect((await generateReply(generation())).timeToFirstTokenMs).not.toBeNull();
  });
});

describe("the request", () => {
  test("carries prompt, history, functions, settings and key, and asks for a counted stream", async () => {
    wire.script.reply({ text: ["Done."] });
    await generateReply(
      generation({
        settings: { temperature: 0.2, maxTokens: 50 },
        request: {
          ...request,
          messages: [
            { role: "user", content: "Book me in" },
            {
              role: "assistant",
              content: [
                { type: "text", text: "Sure." },
                {
                  type: "tool-call",
                  toolCallId: "call_1",
                  toolName: "book_visit",
                  input: { day: "Tuesday" },
                },
              ],
            },
            {
              role: "tool",
              content: [
                {
                  type: "tool-result",
                  toolCallId: "call_1",
                  toolName: "book_visit",
                  output: { type: "json", value: { status: "done" } },
                },
              ],
            },
          ],
        },
      }),
    );
    const [received] = wire.requests;
    expect(received?.headers.authorization).toBe("Bearer sk-test");
    expect(received?.body).toEqual({
      model: "wire-model",
      temperature: 0.2,
      max_tokens: 50,
      stream: true,
      stream_options: { include_usage: true },
      tool_choice: "auto",
      tools: [
        {
          type: "function",
          function: {
            name: "book_visit",
            description: "The caller wants to book a visit",
            parameters: { type: "object", properties: { day: { type: "string" } } },
          },
        },
      ],
      messages: [
        { role: "system", content: "You are Ada." },
        { role: "user", content: "Book me in" },
        {
          role: "assistant",
          content: "Sure.",
          tool_calls: [
            {
              id: "call_1",
              type: "function",
              function: { name: "book_visit", arguments: '{"day":"Tuesday"}' },
            },
          ],
        },
        { role: "tool", tool_call_id: "call_1", content: '{"status":"done"}' },
      ],
    });
  });

  test("of an opening turn has the prompt alone, and no functions when there are none", async () => {
    wire.script.reply({ text: ["Hello."] });
    await generateReply(generation({ request: { ...request, messages: [], functions: [] } }));
    expect(wire.requests[0]?.body).toEqual({
      model: "wire-model",
      stream: true,
      stream_options: { include_usage: true },
      messages: [{ role: "system", content: "You are Ada." }],
    });
  });

  test("leaves out what the server says that its model does not take, and from then on", async () => {
    const body = JSON.stringify({
      error: { message: "Unsupported parameter: 'max_tokens' is not supported with this model." },
    });
    wire.script.respond(400, { body });
    wire.script.reply({ text: ["Hello."] });
    wire.script.reply({ text: ["Again."] });
    const asked = generation({ settings: { temperature: 1, maxTokens: 20 } });
    await generateReply(asked);
    await generateReply(asked);
    expect(wire.requests.map(({ body }) => [body.max_tokens, body.max_completion_tokens])).toEqual([
      [20, undefined],
      [undefined, 20],
      [undefined, 20],
    ]);
    expect(wire.requests[2]?.body).not.toHaveProperty("retakeWithout");
  });
});
