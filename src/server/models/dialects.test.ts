import { describe, expect, test } from "vitest";
import { generateReply } from "./generate-reply";
import { ModelFailure } from "./model-failure";
import { generation, useWireServer, wire } from "./testing/generation-setup";

useWireServer();

const envelope = { id: "c1", object: "chat.completion.chunk", created: 1, model: "m" };

function chunk(delta: object | null, finish_reason: unknown = null, extra: object = {}) {
  return { ...envelope, choices: [{ index: 0, delta, finish_reason }], ...extra };
}

const call = (piece: object) => chunk({ tool_calls: [piece] });
const go = { type: "function", function: { name: "go_to_one", arguments: "{}" } };
const whole = { id: "call_1", ...go };
const stop = chunk({}, "stop");
const called = chunk({}, "tool_calls");

async function outcomeOf(chunks: readonly (object | string)[], isMarked = true) {
  wire.script.chunks(chunks, { isMarked });
  const asked = generation();
  const reply = await generateReply(asked).catch((error: unknown) => {
    if (error instanceof ModelFailure) return error;
    throw error;
  });
  return { reply, heard: asked.heard.join("") };
}

async function replyTo(chunks: readonly (object | string)[], isMarked = true) {
  const { reply } = await outcomeOf(chunks, isMarked);
  if (reply instanceof ModelFailure) throw reply;
  return reply;
}

describe("a function call is read", () => {
  const one = [{ name: "go_to_one", arguments: { value: {} } }];
  const two = [
    { name: "first", arguments: { value: { a: 1 } } },
    { name: "second", arguments: { value: { b: 2 } } },
  ];
  test.each([
    ["without an index", [call(whole), stop], one],
    ["with an index of null", [call({ index: null, ...whole }), called], one],
    ["with an index as text", [call({ index: "0", ...whole }), called], one],
    ["with a number for an id", [call({ index: 0, ...go, id: 7 }), called], one],
    ["without an id", [call({ index: 0, ...go }), called], one],
    ["without a type", [call({ index: 0, id: "x", function: go.function }), called], one],
    [
      "with arguments as an object",
      [call({ index: 0, id: "x", function: { name: "go_to_one", arguments: {} } }), called],
      one,
    ],
    [
      "with arguments of null",
      [call({ index: 0, id: "x", function: { name: "go_to_one", arguments: null } }), called],
      one,
    ],
    ["without arguments", [call({ index: 0, id: "x", function: { name: "go_to_one" } }), called], one],
    [
      "whose later pieces have an empty id, name and type",
      [
        call({ index: 0, id: "call_1", type: "function", function: { name: "go_to_one", arguments: "" } }),
        call({ index: 0, id: "", type: "", function: { name: "", arguments: "{}" } }),
        called,
      ],
      one,
    ],
    [
      "whose later pieces repeat id and name",
      [
        call({ index: 0, id: "a", function: { name: "first", arguments: '{"a"' } }),
        call({ index: 0, id: "a", function: { name: "first", arguments: ":1}" } }),
        called,
      ],
      [two[0]],
    ],
    [
      "whose name comes after its arguments",
      [
        call({ index: 0, id: "a", function: { arguments: '{"a":' } }),
        call({ index: 0, function: { name: "first", arguments: "1}" } }),
        called,
      ],
      [two[0]],
    ],
    [
      "in the older form of a single call",
      [chunk({ function_call: go.function }), chunk({}, "function_call")],
      one,
    ],
    ["as an object in place of a list", [chunk({ tool_calls: whole }), called], one],
    ["without a finish reason, before the end mark", [call({ index: 0, ...whole })], one],
    ["in one answer with its end", [chunk({ tool_calls: [whole] }, "stop")], one],
    [
      "that has another id in each of its pieces",
      [
        call({ index: 0, id: "r1", function: { name: "first", arguments: "" } }),
        call({ index: 0, id: "r2", function: { arguments: '{"a"' } }),
        call({ index: 0, id: "r3", function: { arguments: ":1}" } }),
        called,
      ],
      [two[0]],
    ],
    [
      "whose name has a namespace and a number",
      [call({ index: 0, id: "x", function: { name: " functions.go_to_one:0", arguments: "{}" } }), called],
      one,
    ],
    [
      "that is told again as a whole at the end",
      [
        call({ index: 0, ...whole }),
        { choices: [{ index: 0, message: { tool_calls: [whole] }, finish_reason: "stop" }] },
      ],
      one,
    ],
    [
      "beside another, whole ones after each other without index or id",
      [
        call({ function: { name: "first", arguments: '{"a":1}' } }),
        call({ function: { name: "second", arguments: '{"b":2}' } }),
        called,
      ],
      two,
    ],
    [
      "beside another that has the same index and another id",
      [
        call({ index: 0, id: "a", function: { name: "first", arguments: '{"a":1}' } }),
        call({ index: 0, id: "b", function: { name: "second", arguments: '{"b":' } }),
        call({ index: 0, function: { arguments: "2}" } }),
        called,
      ],
      two,
    ],
    [
      "beside another that has the same id and another index",
      [
        chunk({
          tool_calls: [
            { index: 0, id: "a", function: { name: "first", arguments: '{"a":1}' } },
            { index: 1, id: "a", function: { name: "second", arguments: '{"b":2}' } },
          ],
        }),
        called,
      ],
      two,
    ],
    [
      "whose pieces come in turn with another's",
      [
        call({ index: 0, id: "a", function: { name: "first", arguments: "" } }),
        call({ index: 1, id: "b", function: { name: "second", arguments: "" } }),
        call({ index: 1, function: { arguments: '{"b"' } }),
        call({ index: 0, function: { arguments: '{"a":' } }),
        call({ index: 1, function: { arguments: ":2}" } }),
        call({ index: 0, function: { arguments: "1}" } }),
        called,
      ],
      two,
    ],
  ])("%s", async (_, chunks, expected) => {
    const { functionCalls, finishReason } = await replyTo(chunks);
    expect(functionCalls.map(({ name, arguments: given }) => ({ name, arguments: given }))).toEqual(expected);
    expect(new Set(functionCalls.map(({ id }) => id)).size).toBe(functionCalls.length);
    expect(finishReason).toBe("tool-calls");
  });

  test("but not when it has no name: that is told", async () => {
    const { functionCalls, finishReason } = await replyTo([
      call({ index: 0, id: "x", function: { arguments: "{}" } }),
      called,
    ]);
    expect({ functionCalls, finishReason }).toEqual({ functionCalls: [], finishReason: "malformed-call" });
  });

  test("but not when a number in its arguments is none", async () => {
    const piece = { index: 0, id: "x", function: { name: "go_to_one", arguments: '{"n":1e400}' } };
    const { functionCalls } = await replyTo([call(piece), called]);
    expect(functionCalls).toMatchObject([{ arguments: { invalid: '{"n":1e400}' } }]);
  });

  test("but not when its arguments are nested without end", async () => {
    const deep = JSON.parse(`${'{"a":'.repeat(2_000)}1${"}".repeat(2_000)}`);
    const { functionCalls } = await replyTo([
      call({ index: 0, id: "x", function: { name: "go_to_one", arguments: deep } }),
      called,
    ]);
    expect(functionCalls).toMatchObject([{ arguments: { invalid: "(nested too deep)" } }]);
  });
});

describe("words are read", () => {
  const said = (content: unknown) => chunk({ content });
  test.each([
    ["after chunks without choices", [{ ...envelope }, { ...envelope, choices: null }, said("Hi"), stop]],
    [
      "after a first chunk about filters",
      [{ ...envelope, choices: [], prompt_filter_results: [{}] }, said("Hi"), stop],
    ],
    [
      "without an index of the choice",
      [{ choices: [{ delta: { content: "Hi" } }] }, { choices: [{ delta: {}, finish_reason: "stop" }] }],
    ],
    [
      "with a choice numbered from one",
      [{ choices: [{ index: 1, delta: { content: "Hi" }, finish_reason: "stop" }] }],
    ],
    [
      "from the first of two choices",
      [
        {
          choices: [
            { index: 0, delta: { content: "Hi" } },
            { index: 1, delta: { content: "Ho" } },
          ],
        },
        stop,
      ],
    ],
    [
      "as a list of parts",
      [
        said([
          { type: "text", text: "H" },
          { type: "text", text: "i" },
        ]),
        stop,
      ],
    ],
    ["as a part", [said({ type: "text", text: "Hi" }), stop]],
    [
      "as a message in place of a delta",
      [{ choices: [{ index: 0, message: { role: "assistant", content: "Hi" }, finish_reason: "stop" }] }],
    ],
    ["as the text of a completion", [{ choices: [{ index: 0, text: "Hi", finish_reason: "stop" }] }]],
    ["with a delta of null at the end", [said("Hi"), chunk(null, "stop")]],
    [
      "among comments and keep-alives",
      [": keep-alive\n\n", "data: \n\n", "data: ping\n\n", "event: ping\ndata: {}\n\n", said("Hi"), stop],
    ],
    [
      "without empty lines between",
      [`data: ${JSON.stringify(said("Hi"))}\n`, `data: ${JSON.stringify(stop)}\n`],
    ],
    ["with line ends of another system", [`data: ${JSON.stringify(said("Hi"))}\r\n\r\n`, stop]],
    ["after a byte order mark", [`\uFEFFdata: ${JSON.stringify(said("Hi"))}\n\n`, stop]],
    [
      "among fields of any kind",
      [
        chunk({ content: "Hi", audio: null, annotations: [], x: { y: [1] } }, null, {
          service_tier: "x",
          system_fingerprint: 3,
        }),
        stop,
      ],
    ],
    ["with an error of null", [chunk({ content: "Hi" }, null, { error: null }), stop]],
    [
      "as one JSON answer",
      [JSON.stringify({ choices: [{ index: 0, message: { content: "Hi" }, finish_reason: "stop" }] })],
    ],
  ])("%s", async (_, chunks) => {
    const asOneDocument = typeof chunks[0] === "string" && chunks[0].startsWith("{");
    expect(await replyTo(chunks, !asOneDocument)).toMatchObject({ text: "Hi", finishReason: "stop" });
  });

  test.each([
    ["eos", "stop"],
    ["end_turn", "stop"],
    ["COMPLETE", "stop"],
    ["max_tokens", "length"],
    ["MAX_TOKENS", "length"],
    ["model_length", "length"],
    ["SAFETY", "content-filter"],
    ["content-filter", "content-filter"],
    ["sensitive", "content-filter"],
    ["something new", "other"],
  ])("with the finish reason %s as %s", async (reason, finishReason) => {
    expect(await replyTo([said("Hi"), chunk({}, reason)])).toMatchObject({ text: "Hi", finishReason });
  });

  test("that are none are told, when calls were announced and did not come", async () => {
    expect((await replyTo([chunk({ content: "" }), called])).finishReason).toBe("malformed-call");
    expect((await replyTo([chunk({}, "function_call_filter: MALFORMED_FUNCTION_CALL")])).finishReason).toBe(
      "malformed-call",
    );
  });
});

describe("a reply that did not end well is none", () => {
  const begun = chunk({ content: "The price is" });
  test.each([
    [
      "an error beside the choices",
      [begun, chunk({ content: "" }, "error", { error: { code: 502, message: "Provider disconnected" } })],
    ],
    ["an error after the finish reason", [begun, stop, { error: { message: "gone" } }]],
    [
      "an error in the choice",
      [begun, { choices: [{ index: 0, delta: {}, error: { code: 502, message: "gone" } }] }],
    ],
    ["a list of errors", [begun, { error: [{ message: "boom" }] }]],
    ["an error with half a status", [begun, { error: { code: 500.25, message: "gone" } }]],
    ["an error as a text", [begun, { error: "gone" }]],
    ["an event of an error", [begun, 'event: error\ndata: {"message":"gone"}\n\n']],
    ["an error in the older form", [begun, { object: "error", message: "gone", code: 500 }]],
    ["an empty reason, and then the end", [begun, chunk({}, "")]],
    [
      "a whole call, and then an error",
      [begun, call({ index: 0, ...whole }), chunk({}, "error", { error: { message: "down" } })],
    ],
    ["a chunk that is not JSON", [begun, "data: {broken\n\n", stop]],
    ...[
      "error",
      "abort",
      "insufficient_system_resource",
      "cancelled",
      "timeout",
      "ERROR",
      "network_error",
    ].map((reason) => [`the finish reason ${reason}`, [begun, chunk({ content: "" }, reason)]] as const),
  ] as const)("%s", async (_, chunks) => {
    const { reply } = await outcomeOf([...chunks]);
    expect(reply).toMatchObject({ reason: "model_cut_off", partialText: "The price is" });
  });

  test("what the provider said about it is kept, without keys and addresses", async () => {
    const error = { code: 502, message: "upstream https://10.0.0.1/v1 refused sk-test and sk-abcdef123456" };
    const { reply } = await outcomeOf([begun, chunk({}, "error", { error })]);
    expect(reply).toMatchObject({
      provider: {
        status: 502,
        message: "upstream [address] refused [secret] and [secret]",
        retryAfterMs: null,
      },
    });
  });

  test("an error before anything was said is a refusal, by its code", async () => {
    expect((await outcomeOf([{ error: { code: 429, message: "slow down" } }])).reply).toMatchObject({
      reason: "model_rate_limited",
    });
    expect((await outcomeOf([{ error: { code: "401", message: "who?" } }])).reply).toMatchObject({
      reason: "model_unauthorized",
    });
  });
});

describe("thoughts are never said", () => {
  const plan = (content: string) => chunk({ content });
  test.each([
    ["as reasoning_content", [chunk({ reasoning_content: "plan" }), plan("Hello friend"), stop]],
    ["as reasoning", [chunk({ reasoning: "pl" }), chunk({ reasoning: "an" }), plan("Hello friend"), stop]],
    [
      "twice over",
      [
        chunk({
          reasoning: "plan",
          reasoning_content: "plan",
          reasoning_details: [{ type: "reasoning.text", text: "plan" }],
        }),
        plan("Hello friend"),
        stop,
      ],
    ],
    [
      "as reasoning_details",
      [chunk({ reasoning_details: [{ type: "reasoning.text", text: "plan" }] }), plan("Hello friend"), stop],
    ],
    [
      "as parts of the content",
      [
        chunk({ content: [{ type: "thinking", thinking: [{ type: "text", text: "plan" }] }] }),
        plan("Hello friend"),
        stop,
      ],
    ],
    [
      "marked as thought",
      [chunk({ content: "plan", extra_content: { google: { thought: true } } }), plan("Hello friend"), stop],
    ],
    ["between marks", [plan("<think>plan</think>\n\nHello friend"), stop]],
    [
      "between marks, in pieces",
      [plan("<thi"), plan("nk>pl"), plan("an</th"), plan("ink>\n"), plan("Hello friend"), stop],
    ],
    ["before a closing mark alone", [plan("plan\n</think>\n\nHello friend"), stop]],
    [
      "in the one JSON answer",
      [
        JSON.stringify({
          choices: [
            { message: { reasoning_content: "plan", content: "Hello friend" }, finish_reason: "stop" },
          ],
        }),
      ],
    ],
  ])("when they come %s", async (_, chunks) => {
    const { reply, heard } = await outcomeOf(chunks, typeof chunks[0] !== "string");
    expect(reply).toMatchObject({ text: "Hello friend", reasoning: "plan" });
    expect(heard).toBe("Hello friend");
  });

  test("nor kept as words when their closing mark comes late, and not even heard from then on", async () => {
    const chunks = [plan("plan "), plan("more\n</think>"), plan("Hel"), plan("lo"), stop];
    const asked = generation();
    for (const heard of [
      ["plan ", "Hel", "lo"],
      ["Hel", "lo"],
    ]) {
      asked.heard.length = 0;
      wire.script.chunks(chunks);
      expect(await generateReply(asked)).toMatchObject({ text: "Hello", reasoning: "plan more" });
      expect(asked.heard).toEqual(heard);
    }
    asked.heard.length = 0;
    wire.script.chunks([plan("No "), plan("thought."), stop]);
    expect(await generateReply(asked)).toMatchObject({ text: "No thought.", reasoning: "" });
    expect(asked.heard).toEqual(["No thought."]);
  });
});

describe("tokens are believed where they can be", () => {
  const said = chunk({ content: "Hello" });
  const usage = { prompt_tokens: 9, completion_tokens: 2, total_tokens: 11 };
  const unknown = { inputTokens: null, outputTokens: null, totalTokens: null };
  const known = { inputTokens: 9, outputTokens: 2, totalTokens: 11 };
  test.each([
    ["nowhere", [said, stop], unknown],
    ["under the choice", [said, { choices: [{ index: 0, delta: {}, finish_reason: "stop", usage }] }], known],
    ["under a vendor's name", [said, chunk({}, "stop", { x_groq: { usage } })], known],
    [
      "in every chunk, growing",
      [
        chunk({ content: "Hello" }, null, { usage: { ...usage, completion_tokens: 1 } }),
        chunk({}, "stop", { usage }),
      ],
      known,
    ],
    [
      "as null first",
      [chunk({ content: "Hello" }, null, { usage: null }), stop, { choices: [], usage }],
      known,
    ],
    ["under other names", [said, stop, { choices: [], usage: { input_tokens: 9, output_tokens: 2 } }], known],
    ["as timings", [said, chunk({}, "stop", { timings: { prompt_n: 9, predicted_n: 2 } })], known],
    [
      "only as a total",
      [said, stop, { choices: [], usage: { total_tokens: 15 } }],
      { ...unknown, totalTokens: 15 },
    ],
    [
      "as a total and the prompt",
      [said, stop, { choices: [], usage: { prompt_tokens: 9, total_tokens: 11 } }],
      known,
    ],
    [
      "below zero and broken",
      [said, stop, { choices: [], usage: { prompt_tokens: -3, completion_tokens: 2.5 } }],
      unknown,
    ],
    [
      "as zeros",
      [said, stop, { choices: [], usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 } }],
      unknown,
    ],
    [
      "with thoughts beside the completion",
      [
        said,
        stop,
        {
          choices: [],
          usage: {
            prompt_tokens: 9,
            completion_tokens: 2,
            total_tokens: 18,
            completion_tokens_details: { reasoning_tokens: 7 },
          },
        },
      ],
      { inputTokens: 9, outputTokens: 9, reasoningTokens: 7, totalTokens: 18 },
    ],
    [
      "with more from the cache than there was",
      [said, stop, { choices: [], usage: { ...usage, prompt_tokens_details: { cached_tokens: 99 } } }],
      { ...known, cachedInputTokens: 0 },
    ],
    [
      "with what was cached under another name",
      [said, stop, { choices: [], usage: { ...usage, prompt_cache_hit_tokens: 4 } }],
      { ...known, cachedInputTokens: 4 },
    ],
  ])("told %s", async (_, chunks, expected) => {
    expect((await replyTo(chunks)).usage).toMatchObject(expected);
  });

  test("and are unknown when the connection is cut off", async () => {
    wire.script.cutOff({ text: ["Hello"] });
    const failure = await generateReply(generation()).catch((error: unknown) => error);
    expect(failure).toMatchObject({ spent: { ...unknown, generations: 1 } });
  });

  test("and are none when the request was refused", async () => {
    wire.script.respond(429);
    const failure = await generateReply(generation()).catch((error: unknown) => error);
    expect(failure).toMatchObject({ spent: { totalTokens: 0, generations: 0 } });
  });
});

describe("a server is told of truthfully", () => {
  const failureOf = async () => {
    const failure = await generateReply(generation()).catch((error: unknown) => error);
    if (failure instanceof ModelFailure) return failure;
    throw new Error("There is no failure.");
  };

  test.each([
    ["text with HTTP 200", "upstream connect error or disconnect", "upstream connect error or disconnect"],
    [
      "another API's stream",
      '{"model":"m","message":{"role":"assistant"},"done":false}\n',
      '{"model":"m","message":{"role":"assistant"},"done":false}',
    ],
  ])("that answers with %s, once asked", async (_, body, sample) => {
    wire.script.respond(200, { headers: { "content-type": "text/plain" }, body });
    const { reason, provider } = await failureOf();
    expect([reason, provider?.message]).toEqual(["model_dialect", `The answer began with “${sample}”.`]);
    expect(wire.requests).toHaveLength(1);
  });

  test("that answers with nothing, or with what is no answer", async () => {
    wire.script.respond(204, { body: "" });
    expect(await failureOf()).toMatchObject({ reason: "model_cut_off", provider: { status: 204 } });
    wire.script.respond(304, { body: "" });
    expect(await failureOf()).toMatchObject({ reason: "model_unavailable", provider: { status: 304 } });
  });

  test("whose refusal is said to be packed and is not", async () => {
    wire.script.respond(500, { headers: { "content-encoding": "gzip" }, body: "plain" });
    expect(await failureOf()).toMatchObject({ reason: "model_unavailable", provider: { status: 500 } });
  });

  test("that asks to wait for ever", async () => {
    for (const headers of [{ "retry-after-ms": "Infinity" }, { "retry-after": "-5" }]) {
      wire.script.respond(429, { headers });
      expect((await failureOf()).provider?.retryAfterMs).toBeNull();
    }
    wire.script.respond(429, { headers: { "retry-after": "100000000" } });
    expect((await failureOf()).provider?.retryAfterMs).toBe(86_400_000);
  });

  test("without telling where it stands", async () => {
    const { host } = new URL(wire.baseUrl);
    wire.script.respond(404, {
      body: JSON.stringify({ error: { message: `Nothing at ${host} for sk-test` } }),
    });
    expect((await failureOf()).provider?.message).toBe("Nothing at [address] for [secret]");
  });

  test("that keeps the connection after a whole reply", async () => {
    wire.script.stayOpen([chunk({ content: "Hi" }), stop]);
    expect(await generateReply(generation())).toMatchObject({ text: "Hi", finishReason: "stop" });
  });
});

describe("a reply has a limit", () => {
  test("and what was said until there is kept", async () => {
    wire.script.chunks([...Array.from({ length: 300 }, () => chunk({ content: "x".repeat(1_000) })), stop]);
    const failure = await generateReply(generation()).catch((error: unknown) => error);
    expect(failure).toMatchObject({ reason: "model_reply_too_long", partialText: "x".repeat(262_000) });
  });

  test("of calls, too", async () => {
    const calls = Array.from({ length: 200 }, (_, index) => ({ index, id: `call_${index}`, ...go }));
    const { reply } = await outcomeOf([chunk({ tool_calls: calls }), called]);
    expect(reply).toMatchObject({ reason: "model_reply_too_long" });
  });

  test.each([
    ["a line", [`data: ${"x".repeat(1_200_000)}`]],
    ["white space", [" ".repeat(1_200_000)]],
    ["a document", [`{"a":"${"x".repeat(4_200_000)}`]],
  ])("and so has %s without an end", async (_, chunks) => {
    expect((await outcomeOf(chunks, false)).reply).toMatchObject({ reason: "model_reply_too_long" });
  });

  test("of a refusal only the beginning is read", async () => {
    wire.script.respond(500, { body: "x".repeat(5_000_000) });
    const failure = await generateReply(generation()).catch((error: unknown) => error);
    expect(failure).toMatchObject({ reason: "model_unavailable" });
    expect((failure as ModelFailure).provider?.message.length).toBeLessThanOrEqual(500);
  });
});
