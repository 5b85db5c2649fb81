import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Credential } from "../contract/tool-contract";
import { type HttpCall, type HttpToolSetup, setUpHttpTool } from "./testing/http-tool-setup";
import type { ReceivedRequest } from "./testing/outside-server";
import { createToolbox } from "./toolbox";

let tool: HttpToolSetup;
beforeAll(async () => {
  tool = await setUpHttpTool();
});
afterAll(() => tool.close());

/** What a call sends. */
async function sent(config: object, given: HttpCall = {}): Promise<ReceivedRequest> {
  tool.answerWith((_, response) => response.end("{}"));
  tool.server.received.splice(0);
  expect(await tool.call(config, given)).toEqual({ status: "success", status_code: 200, data: {} });
  expect(tool.server.received).toHaveLength(1);
  return tool.server.received[0] as ReceivedRequest;
}

async function refused(config: object, given: HttpCall = {}): Promise<unknown> {
  tool.server.received.splice(0);
  const { status, error } = await tool.call(config, given);
  expect([status, tool.server.received]).toEqual(["error", []]);
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
      { method, url: `${tool.server.url}/x?a=1`, parameters },
      { arguments: { text: "a&b", list: [1, { c: 2 }], thing: {}, yes: false } },
    );
    expect(url).toBe("/x?a=1&text=a%26b&yes=false&thing=%7B%7D&list=%5B1%2C%7B%22c%22%3A2%7D%5D");
    expect([body, headers["content-type"]]).toEqual(["", undefined]);
  });

  it("fills its address with the nearest value: argument, gathered, initial, preset", async () => {
    const named = (name: string) => ({ name, type: "string", required: false });
    const { url } = await sent(
      {
        url: `${tool.server.url}/{{a}}/{{b}}/{{c}}/{{d}}/{{initial_context.a}}/{{gathered_context.b}}`,
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
    expect(await refused({ url: `${tool.server.url}/{{id}}` })).toMatch(/needs .+“id”/);
    expect(await refused({ url: `${tool.server.url}/{{id}}/x` }, { initialContext: { id: ".." } })).toMatch(
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
    tool.server.received.splice(0);
    expect(await tool.call({}, { toolbox: careful })).toEqual(refusal);
    expect(
      await tool.call({ url: `http://looks-public.example:${tool.server.port}/` }, { toolbox: careful }),
    ).toEqual(refusal);
    expect(tool.server.received).toEqual([]);
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
