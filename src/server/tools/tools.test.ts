import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { RetakeClient } from "@/client/retake-client";
import { refusalOf } from "../testing/refusal";
import { setUpTools, type ToolSetup } from "./testing/tool-setup";

const secret = "hunter2-very-secret";
let tools: ToolSetup;
let client: RetakeClient;
beforeAll(async () => {
  tools = await setUpTools();
});
afterAll(() => tools.close());
const openOrganization = async () => {
  ({ client } = await tools.newOrganization());
};

const bearer = { type: "bearer_token", token: secret } as const;
const create = (overrides = {}) =>
  client.tool.create.mutate({
    name: "Find slots",
    description: "Free times.",
    category: "http_api",
    config: { url: `${tools.outside.url}/slots`, method: "GET" },
    ...overrides,
  });

describe("a tool", () => {
  beforeEach(openOrganization);

  it("is kept with its settings and without showing its credential", async () => {
    const created = await create({ credential: bearer });
    expect(created).toEqual({
      toolId: expect.stringMatching(/^tool_/),
      name: "Find slots",
      createdBy: { kind: "api_key", id: expect.stringMatching(/^key_/), name: expect.any(String) },
      description: "Free times.",
      category: "http_api",
      config: { url: `${tools.outside.url}/slots`, method: "GET" },
      credential: { type: "bearer_token" },
      functionName: "find_slots",
      createdAt: "2026-03-01T09:00:00.000Z",
      updatedAt: "2026-03-01T09:00:00.000Z",
    });
    expect(await client.tool.list.query()).toEqual({ tools: [created], nextCursor: null });
    expect(JSON.stringify(await tools.database.contents())).not.toContain(secret);
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
    const row = await tools.database.prisma.tool.findUniqueOrThrow({ where: { id: toolId } });
    expect([row.credential, row.credentialType]).toEqual([null, null]);
  });

  it("belongs to its organization", async () => {
    const { toolId } = await create();
    const { client: other } = await tools.newOrganization();
    await other.me.get.query();
    const before = await tools.database.contents();
    for (const call of [
      other.tool.update.mutate({ toolId, name: "Mine" }),
      other.tool.archive.mutate({ toolId }),
      other.tool.test.mutate({ toolId }),
    ]) {
      expect((await refusalOf(call)).reason).toBe("tool_not_found");
    }
    expect((await other.tool.list.query()).tools).toEqual([]);
    expect(await tools.database.contents()).toEqual(before);
  });

  it("is listed newest first, page by page", async () => {
    const names = ["One", "Two", "Three"];
    for (const name of names) {
      await create({ name });
      tools.services.clock.advance(1_000);
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
    const data = Array.from({ length: 200 }, () => ({ ...row, id: tools.services.newId("tool") }));
    await tools.database.prisma.tool.createMany({ data });
    expect(await refusalOf(create())).toMatchObject({ reason: "limit_exceeded", limit: 200, actual: 201 });
    await client.tool.archive.mutate({ toolId: data[0]?.id ?? "" });
    await create();
  });
});
