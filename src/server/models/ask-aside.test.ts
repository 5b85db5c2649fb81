import { expect, test } from "vitest";
import { askAside, type ReplyFormat } from "./ask-aside";
import { generation, useWireServer, wire } from "./testing/generation-setup";

useWireServer();

const request = {
  system: "Read the values.",
  messages: [{ role: "user" as const, content: "user: Monday" }],
};
const schema = { type: "object", properties: { day: { type: "string" } } };

function question(overrides: { schema?: typeof schema | null; signal?: AbortSignal } = {}) {
  const { onText: _, ...asked } = generation();
  return { ...asked, request, schema, ...overrides };
}

const formats = () =>
  wire.requests.map(({ body }) => (body.response_format as { type: string } | undefined)?.type);

test("asks for JSON of the schema, offers no functions, and counts what it cost", async () => {
  wire.script.reply({ text: ['{"day":', '"Monday"}'], usage: { inputTokens: 12, outputTokens: 3 } });

  expect(await askAside(question(), new Map())).toMatchObject({
    text: '{"day":"Monday"}',
    failure: null,
    model: "openai:wire-model",
    usage: { totalTokens: 15, generations: 1 },
  });
  expect(wire.requests[0]?.body).toMatchObject({
    response_format: { type: "json_schema", json_schema: { schema } },
  });
  expect(wire.requests[0]?.body.tools).toBeUndefined();
});

test("falls back to JSON mode where the schema is refused, and remembers", async () => {
  const known = new Map<string, ReplyFormat>();
  wire.script.respond(400);
  wire.script.reply({ text: ["{}"] });
  wire.script.reply({ text: ["{}"] });

  expect(await askAside(question(), known)).toMatchObject({ text: "{}", failure: null });
  expect(await askAside(question(), known)).toMatchObject({ text: "{}", failure: null });
  expect(formats()).toEqual(["json_schema", "json_object", "json_object"]);
});

test("a server that breaks on the schema is asked in the next format, each time anew", async () => {
  const known = new Map<string, ReplyFormat>();
  for (let time = 0; time < 2; time += 1) {
    wire.script.respond(500);
    wire.script.reply({ text: ["{}"] });
    expect(await askAside(question(), known)).toMatchObject({ text: "{}", failure: null });
  }
  expect(formats()).toEqual(["json_schema", "json_object", "json_schema", "json_object"]);
});

test("a server that breaks on any format but text is asked for text", async () => {
  wire.script.respond(500);
  wire.script.respond(500);
  wire.script.reply({ text: ["{}"] });
  expect(await askAside(question(), new Map())).toMatchObject({ text: "{}", failure: null });
  expect(formats()).toEqual(["json_schema", "json_object", undefined]);
});

test("what was refused is remembered, what broke is not", async () => {
  const known = new Map<string, ReplyFormat>();
  wire.script.respond(400);
  wire.script.respond(500);
  wire.script.reply({ text: ["{}"] });
  await askAside(question(), known);
  expect(known.get("openai:wire-model")).toBe("json");
});

test.each([402, 408, 409, 413, 429, 503, 504])(
  "HTTP %i says nothing about the format: it is not asked in another, and nothing is remembered",
  async (status) => {
    const known = new Map<string, ReplyFormat>();
    wire.script.respond(status);
    expect(await askAside(question(), known)).toMatchObject({ text: null });
    wire.script.reply({ text: ["{}"] });
    await askAside(question(), known);
    expect(formats()).toEqual(["json_schema", "json_schema"]);
  },
);

test("a refusal in every format is not remembered", async () => {
  const known = new Map<string, ReplyFormat>();
  for (const status of [400, 422, 400]) wire.script.respond(status);
  await askAside(question(), known);
  expect([...known]).toEqual([]);
});

test("falls back to plain text where JSON mode is refused too", async () => {
  wire.script.respond(400);
  wire.script.respond(422);
  wire.script.reply({ text: ["{}"] });
  expect(await askAside(question(), new Map())).toMatchObject({ text: "{}" });
  expect(formats()).toEqual(["json_schema", "json_object", undefined]);
});

test("tells a failure in public words, and asks no further", async () => {
  wire.script.respond(429);
  expect(await askAside(question(), new Map())).toMatchObject({
    text: null,
    failure: "The model provider is limiting requests. Wait a moment, then try again.",
    usage: { generations: 0 },
  });
});

test("a model that refuses every format is a failure", async () => {
  for (let format = 0; format < 3; format += 1) wire.script.respond(400);
  expect(await askAside(question(), new Map())).toMatchObject({
    text: null,
    failure: "The model provider rejected the request. Check the model's name and settings.",
  });
});

test("without a schema the answer is plain text", async () => {
  wire.script.reply({ text: ["They met."] });
  expect(await askAside(question({ schema: null }), new Map())).toMatchObject({ text: "They met." });
  expect(formats()).toEqual([undefined]);
});

test("stops when it is told to", async () => {
  wire.script.fallSilent();
  const stop = new AbortController();
  const answer = askAside(question({ signal: stop.signal }), new Map());
  await expect.poll(() => wire.requests.length).toBe(1);
  stop.abort(new Error("enough"));
  await expect(answer).rejects.toMatchObject({ reason: "interrupted" });
});
