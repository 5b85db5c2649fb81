import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { RetakeClient } from "@/client/retake-client";
import { type ChatSetup, setUpChats } from "../testing/chat-setup";
import { refusalOf } from "../testing/refusal";
import { type OutsideServer, startOutsideServer } from "./testing/outside-server";

const secret = "hunter2-very-secret";
let chats: ChatSetup;
let outside: OutsideServer;
let client: RetakeClient;
beforeAll(async () => {
  chats = await setUpChats({ toolbox: { allowsPrivateHosts: true } });
  outside = await startOutsideServer((_, response) => {
    response.setHeader("content-type", "application/json").end('{"slots":["9:00"]}');
  });
});
/** Without the tools of the samples, which every new organization has. */
const newOrganization = async () => {
  const organization = await chats.server.newOrganization();
  await chats.services.prisma.tool.deleteMany({ where: { organization: { slug: organization.slug } } });
  return organization;
};
const openOrganization = async () => {
  ({ client } = await newOrganization());
  // The first use of a key is written down: not to be taken for a change later.
  await client.me.get.query();
};
afterAll(async () => {
  await outside.close();
  await chats.close();
});

const bearer = { type: "bearer_token", token: secret } as const;
const create = (overrides = {}) =>
  client.tool.create.mutate({
    name: "Find slots",
    description: "Free times.",
    category: "http_api",
    config: { url: `${outside.url}/slots`, method: "GET" },
    ...overrides,
  });

describe("a tool", () => {
  beforeEach(openOrganization);

  it("is kept with its settings and without showing its credential", async () => {
    const created = await create({ credential: bearer });
    expect(created).toEqual({
      toolId: expect.stringMatching(/^tool_/),
      name: "Find slots",
      description: "Free times.",
      category: "http_api",
      config: { url: `${outside.url}/slots`, method: "GET" },
      credential: { type: "bearer_token" },
      functionName: "find_slots",
      createdAt: "2026-03-01T09:00:00.000Z",
      updatedAt: "2026-03-01T09:00:00.000Z",
    });
    expect(await client.tool.list.query()).toEqual({ tools: [created], nextCursor: null });
    expect(JSON.stringify(await chats.database.contents())).not.toContain(secret);
  });

  it.each([
    ["calculator", "safe_calculator"],
    ["end_call", "find_slots"],
    ["transfer_call", "find_slots"],
  ] as const)("of the category %s is the function %s", async (category, functionName) => {
    expect(await create({ category, config: {} })).toMatchObject({ category, functionName });
  });

  it("of an MCP server has the functions of that server", async () => {
    const config = { url: "https://mcp.example/mcp" };
    expect(await create({ category: "mcp", config })).toMatchObject({ functionName: null, config });
  });

  it("changes in what is given", async () => {
    const { toolId, ...before } = await create({ credential: bearer });
    const renamed = await client.tool.update.mutate({ toolId, name: "Slots" });
    expect(renamed).toEqual({
      ...before,
      toolId,
      name: "Slots",
      functionName: "slots",
      updatedAt: "2026-03-01T09:00:00.001Z",
    });
    const config = { url: "https://a.example/" };
    expect(await client.tool.update.mutate({ toolId, config })).toMatchObject({
      config: { ...config, method: "POST" },
      credential: { type: "bearer_token" },
    });
    expect(await client.tool.update.mutate({ toolId, credential: null })).toMatchObject({ credential: null });
    const basic = { type: "basic_auth", username: "ada", password: secret } as const;
    expect(await client.tool.update.mutate({ toolId, credential: basic })).toMatchObject({
      credential: { type: "basic_auth" },
    });
  });

  it("is out of sight once archived, and its credential gone", async () => {
    const { toolId } = await create({ credential: bearer });
    await client.tool.archive.mutate({ toolId });
    expect((await refusalOf(client.tool.test.mutate({ toolId }))).reason).toBe("tool_not_found");
    expect((await client.tool.list.query()).tools).toEqual([]);
    const row = await chats.database.prisma.tool.findUniqueOrThrow({ where: { id: toolId } });
    expect([row.credential, row.credentialType]).toEqual([null, null]);
  });

  it("belongs to its organization", async () => {
    const { toolId } = await create();
    const { client: other } = await newOrganization();
    await other.me.get.query();
    const before = await chats.database.contents();
    for (const call of [
      other.tool.update.mutate({ toolId, name: "Mine" }),
      other.tool.archive.mutate({ toolId }),
      other.tool.test.mutate({ toolId }),
    ]) {
      expect((await refusalOf(call)).reason).toBe("tool_not_found");
    }
    expect((await other.tool.list.query()).tools).toEqual([]);
    expect(await chats.database.contents()).toEqual(before);
  });

  it("is listed newest first, page by page", async () => {
    const names = ["One", "Two", "Three"];
    for (const name of names) {
      await create({ name });
      chats.services.clock.advance(1_000);
    }
    const first = await client.tool.list.query({ limit: 2 });
    const second = await client.tool.list.query({ limit: 2, cursor: first.nextCursor ?? "" });
    expect([first, second].map(({ tools }) => tools.map(({ name }) => name))).toEqual([
      ["Three", "Two"],
      ["One"],
    ]);
    expect(second.nextCursor).toBeNull();
  });

  it("is one of at most 200", async () => {
    const { organization } = await client.me.get.query();
    const row = {
      organizationId: organization?.organizationId ?? "",
      name: "Calculator",
      description: "",
      category: "calculator",
      config: {},
      createdAt: new Date(0),
      updatedAt: new Date(0),
    };
    const data = Array.from({ length: 200 }, () => ({ ...row, id: chats.services.newId("tool") }));
    await chats.database.prisma.tool.createMany({ data });
    expect(await refusalOf(create())).toMatchObject({ reason: "limit_exceeded", limit: 200, actual: 201 });
    await client.tool.archive.mutate({ toolId: data[0]?.id ?? "" });
    await create();
  });
});

describe("what is refused changes nothing", () => {
  beforeAll(openOrganization);

  const http = (config: object) => ({ config: { url: "https://a.example/", ...config } });
  it.each<[string, object, string]>([
    ["a name of spaces", { name: "  " }, "name"],
    ["an unknown category", { category: "native", config: {} }, "category"],
    ["no address", { config: {} }, "config.url"],
    ["an address of another kind", http({ url: "ftp://a.example/" }), "config.url"],
    ["an address with a placeholder for its scheme", http({ url: "{{base}}/x" }), "config.url"],
    ["an unknown method", http({ method: "TRACE" }), "config.method"],
    ["an unknown key", http({ uri: "x" }), "config"],
    ["too short a time", http({ timeout_ms: 99 }), "config.timeout_ms"],
    ["too long a time", http({ timeout_ms: 30_001 }), "config.timeout_ms"],
    [
      "a header that belongs to the connection",
      http({ headers: { Host: "b.example" } }),
      "config.headers.Host",
    ],
    ["a header of two lines", http({ headers: { "X-A": "a\r\nX-B: b" } }), "config.headers.X-A"],
    ["a header with a bad name", http({ headers: { "X A": "a" } }), "config.headers.X A"],
    [
      "a parameter of no known type",
      http({ parameters: [{ name: "a", type: "date" }] }),
      "config.parameters.0.type",
    ],
    [
      "a parameter without a name",
      http({ parameters: [{ name: "", type: "string" }] }),
      "config.parameters.0.name",
    ],
    ["two parameters of one name", http({ parameters: [{ name: "a" }, { name: "a" }] }), "config.parameters"],
    [
      "a preset without a value",
      http({ preset_parameters: [{ name: "a" }] }),
      "config.preset_parameters.0.value_template",
    ],
    ["a body that is a text", http({ body_template: "{}" }), "config.body_template"],
    ["settings where there are none", { category: "calculator", config: { precision: 2 } }, "config"],
    ["an empty token", { credential: { type: "bearer_token", token: "" } }, "credential.token"],
    ["a token of two lines", { credential: { type: "bearer_token", token: "a\nb" } }, "credential.token"],
    ["a credential of no known type", { credential: { type: "oauth" } }, "credential.type"],
    [
      "a user name with a colon",
      { credential: { type: "basic_auth", username: "a:b", password: "" } },
      "credential.username",
    ],
    [
      "a header for the credential that the connection has",
      { credential: { type: "custom_header", name: "Host", value: "x" } },
      "credential.name",
    ],
  ])("%s", async (_, overrides, path) => {
    const before = await chats.database.contents();
    const refusal = await refusalOf(create(overrides));
    expect(refusal).toMatchObject({
      reason: "invalid_input",
      issues: expect.arrayContaining([{ path, message: expect.any(String) }]),
    });
    expect(refusal.message).not.toContain(secret);
    expect(await chats.database.contents()).toEqual(before);
  });

  it("an update of an unknown tool, or one with wrong settings", async () => {
    const { toolId } = await create();
    const before = await chats.database.contents();
    const { update } = client.tool;
    expect((await refusalOf(update.mutate({ toolId: "tool_x", name: "A" }))).reason).toBe("tool_not_found");
    expect(await refusalOf(update.mutate({ toolId, config: { url: "" } }))).toMatchObject({
      reason: "invalid_input",
      issues: [{ path: "config.url" }],
    });
    expect(await refusalOf(update.mutate({ toolId, config: { url: "x".repeat(70_000) } }))).toMatchObject({
      reason: "limit_exceeded",
      limit: 65_536,
    });
    expect(await chats.database.contents()).toEqual(before);
  });
});

describe("trying a tool alone", () => {
  beforeAll(openOrganization);

  it("sends what a conversation would, and shows it without the credential", async () => {
    const { toolId } = await create({
      credential: bearer,
      config: {
        url: `${outside.url}/slots/{{place}}?fixed=1`,
        method: "GET",
        headers: { "X-Team": "a" },
        parameters: [{ name: "day", type: "string" }],
      },
    });
    const tried = await client.tool.test.mutate({
      toolId,
      arguments: { day: "mon day", other: 1 },
      initialContext: { place: "Berlin/Mitte" },
    });
    expect(tried).toEqual({
      result: { status: "success", status_code: 200, data: { slots: ["9:00"] } },
      durationMs: expect.any(Number),
      request: {
        method: "GET",
        url: `${outside.url}/slots/Berlin%2FMitte?fixed=1&day=mon+day`,
        headers: {
          accept: "application/json, text/plain;q=0.9, */*;q=0.8",
          authorization: "•••",
          "idempotency-key": expect.stringMatching(/^test:/),
          "user-agent": "Retake",
          "x-team": "a",
        },
        body: null,
      },
    });
    expect(outside.received.at(-1)).toMatchObject({
      url: "/slots/Berlin%2FMitte?fixed=1&day=mon+day",
      headers: { authorization: `Bearer ${secret}`, "user-agent": "Retake", "x-team": "a" },
    });
    expect(JSON.stringify(chats.services.logged)).not.toContain(secret);
  });

  it("calculates", async () => {
    const { toolId } = await create({ category: "calculator", config: {} });
    expect(await client.tool.test.mutate({ toolId, arguments: { expression: "6 * 7" } })).toEqual({
      result: { expression: "6 * 7", result: 42 },
      durationMs: expect.any(Number),
    });
  });

  it.each([
    ["end_call", { status: "success", action: "ending_call" }],
    ["transfer_call", { status: "transfer_failed", reason: "textchat_not_supported" }],
  ] as const)("answers %s as a conversation would", async (category, result) => {
    const { toolId } = await create({ category, config: {} });
    expect((await client.tool.test.mutate({ toolId })).result).toMatchObject(result);
  });

  it("says when the stored credential cannot be read any more", async () => {
    const { toolId } = await create({ credential: bearer });
    const sent = outside.received.length;
    const { toolId: other } = await create({ credential: bearer });
    const { credential } = await chats.database.prisma.tool.findUniqueOrThrow({ where: { id: other } });
    await chats.database.prisma.tool.update({ where: { id: toolId }, data: { credential } });
    expect((await client.tool.test.mutate({ toolId })).result).toEqual({
      status: "error",
      error: "The stored credential cannot be read: set it again.",
    });
    expect(outside.received).toHaveLength(sent);
  });

  it("sends the credential of the tool that its settings name", async () => {
    const { toolId: owner } = await create({ credential: { type: "api_key", key: secret } });
    const config = { url: outside.url, credential_uuid: owner };
    const { toolId } = await create({ config });
    await client.tool.test.mutate({ toolId });
    expect(outside.received.at(-1)?.headers["x-api-key"]).toBe(secret);

    const { client: other } = await newOrganization();
    const theirs = await other.tool.create.mutate({ name: "Theirs", category: "http_api", config });
    const sent = outside.received.length;
    expect((await other.tool.test.mutate({ toolId: theirs.toolId })).result).toEqual({
      status: "error",
      error: "The tool whose credential is to be sent is gone, or has none.",
    });
    expect(outside.received).toHaveLength(sent);
  });
});
