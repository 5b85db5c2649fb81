import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { JsonObject } from "@/shared/json";
import { type Credential, toolConfigs } from "../contract/tool-contract";
import type { PrismaClient } from "../prisma/generated/client";
import { performTool, type Workplace } from "./perform-tool";
import { type OutsideServer, type ReceivedRequest, startOutsideServer } from "./testing/outside-server";
import { createToolbox, type Toolbox } from "./toolbox";

type Answer = Parameters<typeof startOutsideServer>[0];
let answer: Answer = (_, response) => response.end();
let server: OutsideServer;
let toolbox: Toolbox;
const logged: unknown[] = [];
beforeAll(async () => {
  server = await startOutsideServer((request, response) => answer(request, response));
  toolbox = createToolbox({
    secret: "a secret of enough length",
    allowsPrivateHosts: true,
    allowsPrivateModels: true,
  });
});
afterAll(async () => {
  await toolbox.close();
  await server.close();
});

type Call = {
  arguments?: JsonObject;
  initialContext?: JsonObject;
  gatheredContext?: JsonObject;
  credential?: Credential;
  idempotencyKey?: string;
  signal?: AbortSignal;
};

async function call(
  config: object,
  { credential, ...given }: Call = {},
  tools: Toolbox = toolbox,
): Promise<JsonObject> {
  const workplace: Workplace = {
    prisma: {} as PrismaClient,
    toolbox: tools,
    log: (level, event, facts) => logged.push({ level, event, facts }),
  };
  const tool = {
    id: "tool_1",
    organizationId: "org_1",
    name: "Tool",
    description: "",
    credential: credential ? toolbox.seal.seal(JSON.stringify(credential), "tool_1") : null,
    updatedAt: new Date(0),
    category: "http_api" as const,
    config: toolConfigs.http_api.parse({ url: `${server.url}/x`, ...config }),
  };
  const { initialContext = {}, gatheredContext = {} } = given;
  const { result } = await performTool(workplace, tool, {
    functionName: "tool",
    arguments: given.arguments ?? {},
    scope: { initialContext, gatheredContext, now: "2026-03-01T09:00:00.000Z" },
    idempotencyKey: given.idempotencyKey ?? "turn_1:call_1",
    signal: given.signal ?? new AbortController().signal,
  });
  return result;
}

/** What a call sends. */
async function sent(config: object, given: Call = {}): Promise<ReceivedRequest> {
  answer = (_, response) => response.end("{}");
  server.received.splice(0);
  expect(await call(config, given)).toEqual({ status: "success", status_code: 200, data: {} });
  expect(server.received).toHaveLength(1);
  return server.received[0] as ReceivedRequest;
}

async function refused(config: object, given: Call = {}): Promise<unknown> {
  server.received.splice(0);
  const { status, error } = await call(config, given);
  expect([status, server.received]).toEqual(["error", []]);
  return error;
}

describe("a request", () => {
  const parameters = ["text", "count", "yes", "thing", "list"].map((name, index) => ({
    name,
    type: ["string", "number", "boolean", "object", "array"][index],
    required: false,
  }));

  it("has declared arguments as a JSON body, in their types, and no others", async () => {
    const { method, headers, body } = await sent(
      { parameters },
      { arguments: { text: 5, count: "5", yes: "true", thing: '{"a":1}', list: "[1,2]", secret: 1 } },
    );
    expect([method, headers["content-type"]]).toEqual(["POST", "application/json"]);
    expect(JSON.parse(body)).toEqual({ text: "5", count: 5, yes: true, thing: { a: 1 }, list: [1, 2] });
  });

  it.each([
    ["count", "five", "a number"],
    ["count", "", "a number"],
    ["yes", "maybe", "true or false"],
    ["thing", "[1]", "an object"],
    ["thing", "{oops", "an object"],
    ["list", '{"a":1}', "a list"],
    ["list", 5, "a list"],
  ])("is not sent with %s = %j", async (name, value, expected) => {
    expect(await refused({ parameters }, { arguments: { [name]: value } })).toBe(
      `The parameter “${name}” must be ${expected}.`,
    );
  });

  it("is not sent without what is required", async () => {
    const day = { name: "day", type: "string" };
    expect(await refused({ parameters: [day] })).toBe("The parameter “day” is required.");
    expect(await refused({ parameters: [day] }, { arguments: { day: null } })).toMatch(/required/);
    const preset = { name: "user", value_template: " {{user_id}} " };
    expect(await refused({ preset_parameters: [preset] })).toBe("The parameter “user” is required.");
    await sent({ preset_parameters: [{ ...preset, required: false }] });
  });

  it("has presets that the model can override", async () => {
    const preset_parameters = [
      { name: "text", value_template: "{{name}}!" },
      { name: "count", type: "number", value_template: "{{size|7}}" },
      { name: "thing", type: "object", value_template: "{{user}}" },
    ];
    const { body } = await sent(
      { parameters, preset_parameters },
      { arguments: { count: 1 }, initialContext: { name: "Ada", user: { id: 3 } } },
    );
    expect(JSON.parse(body)).toEqual({ text: "Ada!", count: 1, thing: { id: 3 } });
  });

  it.each(["GET", "DELETE"])("of %s has them in the query, after what is there", async (method) => {
    const { url, body, headers } = await sent(
      { method, url: `${server.url}/x?a=1`, parameters },
      { arguments: { text: "a&b", list: [1, { c: 2 }], thing: {}, yes: false } },
    );
    expect(url).toBe("/x?a=1&text=a%26b&yes=false&thing=%7B%7D&list=%5B1%2C%7B%22c%22%3A2%7D%5D");
    expect([body, headers["content-type"]]).toEqual(["", undefined]);
  });

  it("fills its address with the nearest value: argument, gathered, initial, preset", async () => {
    const named = (name: string) => ({ name, type: "string", required: false });
    const { url } = await sent(
      {
        url: `${server.url}/{{a}}/{{b}}/{{c}}/{{d}}/{{initial_context.a}}/{{gathered_context.b}}`,
        parameters: [named("a")],
        preset_parameters: ["a", "b", "c", "d"].map((name) => ({ ...named(name), value_template: "preset" })),
      },
      {
        arguments: { a: "argument" },
        gatheredContext: { a: "gathered", b: "gathered" },
        initialContext: { a: "initial", b: "initial", c: "initial" },
      },
    );
    expect(url).toBe("/argument/gathered/initial/preset/initial/gathered");
  });

  it("is not sent when its address cannot be filled", async () => {
    expect(await refused({ url: `${server.url}/{{id}}` })).toMatch(/needs .+“id”/);
    expect(await refused({ url: `${server.url}/{{id}}/x` }, { initialContext: { id: ".." } })).toMatch(
      /path/,
    );
  });

  it("has the body of its template, where a whole placeholder keeps its type", async () => {
    const body_template = {
      user: { id: "{{id}}", label: "No. {{id}}", "{{key}}": true },
      items: ["{{items}}", " {{items.0}} ", "{{missing}}", "{{missing|none}}"],
      fixed: 3,
      nothing: null,
    };
    const context = { id: 7, key: "vip", items: [1, "two"] };
    const { body } = await sent({ body_template, method: "PUT" }, { initialContext: context });
    expect(JSON.parse(body)).toEqual({
      user: { id: 7, label: "No. 7", vip: true },
      items: [[1, "two"], 1, "", "none"],
      fixed: 3,
      nothing: null,
    });
  });

  it("is not sent when its template grows beyond measure", async () => {
    const body_template = { all: Array.from({ length: 5_000 }, () => "{{large}}") };
    const initialContext = { large: "x".repeat(200_000) };
    expect(await refused({ body_template }, { initialContext })).toMatch(/larger than 1048576 bytes/);
  });

  it.each<[Credential, string, string]>([
    [{ type: "bearer_token", token: "t" }, "authorization", "Bearer t"],
    [{ type: "api_key", key: "k" }, "x-api-key", "k"],
    [{ type: "api_key", headerName: "X-Mine", key: "k" }, "x-mine", "k"],
    [{ type: "basic_auth", username: "ada", password: "pä" }, "authorization", "Basic YWRhOnDDpA=="],
    [{ type: "custom_header", name: "X-Custom", value: "v" }, "x-custom", "v"],
  ])("carries its credential over what the settings say: %j", async (credential, name, value) => {
    const { headers } = await sent(
      { headers: { [name]: "of the settings", "X-Other": "o" } },
      { credential },
    );
    expect([headers[name], headers["x-other"]]).toEqual([value, "o"]);
  });

  it("goes to private networks only where that is allowed", async () => {
    const careful = createToolbox({
      secret: "a secret of enough length",
      allowsPrivateHosts: false,
      allowsPrivateModels: true,
      resolveHost: async () => [{ address: "127.0.0.1", family: 4 }],
    });
    const refusal = { status: "error", error: expect.stringContaining("private or reserved network") };
    server.received.splice(0);
    expect(await call({}, {}, careful)).toEqual(refusal);
    expect(await call({ url: `http://looks-public.example:${server.port}/` }, {}, careful)).toEqual(refusal);
    expect(server.received).toEqual([]);
    await careful.close();
  });

  it("can be told from a new one, whatever the model has named the call", async () => {
    expect((await sent({})).headers["idempotency-key"]).toBe("turn_1:call_1");
    const odd = { idempotencyKey: "turn_1:ünï\r\nX-Evil: 1" };
    const [first, second] = [await sent({}, odd), await sent({}, odd)];
    expect(first.headers["idempotency-key"]).toMatch(/^[\w-]{43}$/);
    expect(second.headers["idempotency-key"]).toBe(first.headers["idempotency-key"]);
    expect(first.headers["x-evil"]).toBeUndefined();
  });
});

describe("an answer", () => {
  it.each<[string, Answer, JsonObject]>([
    ["JSON", (_, to) => to.end('{"a":[1]}'), { status_code: 200, data: { a: [1] } }],
    ["of HTTP 404", (_, to) => to.writeHead(404).end('{"no":1}'), { status_code: 404, data: { no: 1 } }],
    [
      "of HTTP 500",
      (_, to) => to.writeHead(500).end("oops"),
      { status_code: 500, data: { raw_response: "oops" } },
    ],
    ["of nothing", (_, to) => to.writeHead(204).end(), { status_code: 204, data: null }],
    [
      "JSON that says it is something else",
      (_, to) => to.setHeader("content-type", "text/html").end("[1]"),
      { status_code: 200, data: [1] },
    ],
    [
      "HTML that says it is JSON",
      (_, to) => to.setHeader("content-type", "application/json").end("<html>"),
      { status_code: 200, data: { raw_response: "<html>" } },
    ],
    ["broken JSON", (_, to) => to.end('{"a":'), { status_code: 200, data: { raw_response: '{"a":' } }],
    [
      "a long text",
      (_, to) => to.end("x".repeat(50_000)),
      { status_code: 200, data: { raw_response: "x".repeat(20_000) } },
    ],
    [
      "broken UTF-8",
      (_, to) => to.end(Buffer.from([0x61, 0xff, 0x62])),
      { status_code: 200, data: { raw_response: "a\ufffdb" } },
    ],
    [
      "JSON nested too deeply",
      (_, to) => to.end("[".repeat(30_000) + "]".repeat(30_000)),
      { status_code: 200, data: { raw_response: "[".repeat(20_000) } },
    ],
  ])("%s is a result", async (_, given, result) => {
    answer = given;
    expect(await call({})).toEqual({ status: "success", ...result });
  });

  it.each<[string, Answer, string]>([
    ["of 10 MB", (_, to) => to.end(Buffer.alloc(10_000_000, "x")), "The answer is larger than 1 MB."],
    [
      "of 10 MB in a small package",
      (_, to) => to.setHeader("content-encoding", "gzip").end(gzipSync(Buffer.alloc(10_000_000, "x"))),
      "The answer is larger than 1 MB.",
    ],
    ["without an end", (_, to) => endless(to), "The answer is larger than 1 MB."],
    ["that never begins", () => {}, "The server did not answer within 0.2 seconds."],
    [
      "that stops after its headers",
      (_, to) => to.writeHead(200).flushHeaders(),
      "The server did not answer within 0.2 seconds.",
    ],
    ["that stops in the middle", (_, to) => to.write("{"), "The server did not answer within 0.2 seconds."],
    ["that is cut", (_, to) => to.socket?.destroy(), "The server cut the connection."],
    [
      "that is cut in the middle",
      (_, to) => to.writeHead(200, { "content-length": 100 }).write("{", () => to.socket?.destroy()),
      "The server cut the connection.",
    ],
    [
      "that is no HTTP",
      (_, to) => to.socket?.end("hello\r\n\r\n"),
      "The connection failed before an answer came.",
    ],
    [
      "with huge headers",
      (_, to) => to.socket?.end(`HTTP/1.1 200 OK\r\nX-A: ${"x".repeat(200_000)}\r\n\r\n`),
      "The answer's headers are too large.",
    ],
    ["in a loop", (_, to) => to.writeHead(302, { location: "/x" }).end(), "The server redirects too often."],
    [
      "with a broken package",
      (_, to) => to.setHeader("content-encoding", "gzip").end("not gzip"),
      "The connection failed before an answer came.",
    ],
  ])("%s is an error", async (_, given, error) => {
    answer = given;
    const isSlow = error.includes("0.2");
    expect(await call({ timeout_ms: isSlow ? 200 : 10_000 })).toEqual({ status: "error", error });
  });

  it("that nobody waits for any more is an error", async () => {
    const stop = new AbortController();
    answer = () => stop.abort();
    expect(await call({}, { signal: stop.signal })).toEqual({
      status: "error",
      error: "The call was stopped.",
    });
    expect(await call({}, { signal: stop.signal })).toEqual({
      status: "error",
      error: "The call was stopped.",
    });
  });

  it("leaves no credential in the log, whatever happens", async () => {
    const token = "hunter2-very-secret";
    for (const given of [
      (_: unknown, to: Parameters<Answer>[1]) => to.socket?.destroy(),
      (request: ReceivedRequest, to: Parameters<Answer>[1]) =>
        to.socket?.end(`HTTP/9 ${request.headers.authorization}\r\n\r\n`),
    ]) {
      answer = given;
      expect(await call({}, { credential: { type: "bearer_token", token } })).toMatchObject({
        status: "error",
      });
    }
    expect(logged.length).toBeGreaterThan(2);
    expect(JSON.stringify(logged)).not.toContain(token);
  });
});

function endless(to: Parameters<Answer>[1]): void {
  const more = () => {
    if (!to.destroyed) to.write("x".repeat(64_000), more);
  };
  more();
}
