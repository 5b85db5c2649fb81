import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RetakeClient } from "@/client/retake-client";
import { setUpTools, type ToolSetup } from "./testing/tool-setup";

const secret = "hunter2-very-secret";
let tools: ToolSetup;
let client: RetakeClient;
beforeAll(async () => {
  tools = await setUpTools();
  tools.answerWith((_, response) => {
    response.setHeader("content-type", "application/json").end('{"slots":["9:00"]}');
  });
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

describe("trying a tool alone", () => {
  beforeAll(openOrganization);

  it("sends what a conversation would, and shows it without the credential", async () => {
    const { toolId } = await create({
      credential: bearer,
      config: {
        url: `${tools.outside.url}/slots/{{place}}?fixed=1`,
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
        url: `${tools.outside.url}/slots/Berlin%2FMitte?fixed=1&day=mon+day`,
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
    expect(tools.outside.received.at(-1)).toMatchObject({
      url: "/slots/Berlin%2FMitte?fixed=1&day=mon+day",
      headers: { authorization: `Bearer ${secret}`, "user-agent": "Retake", "x-team": "a" },
    });
    expect(JSON.stringify(tools.services.logged)).not.toContain(secret);
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
    const sent = tools.outside.received.length;
    const { toolId: other } = await create({ credential: bearer });
    const { credential } = await tools.database.prisma.tool.findUniqueOrThrow({ where: { id: other } });
    await tools.database.prisma.tool.update({ where: { id: toolId }, data: { credential } });
    expect((await client.tool.test.mutate({ toolId })).result).toEqual({
      status: "error",
      error: "The stored credential cannot be read: set it again.",
    });
    expect(tools.outside.received).toHaveLength(sent);
  });

  it("sends the credential of the tool that its settings name", async () => {
    const { toolId: owner } = await create({ credential: { type: "api_key", key: secret } });
    const config = { url: tools.outside.url, credential_uuid: owner };
    const { toolId } = await create({ config });
    await client.tool.test.mutate({ toolId });
    expect(tools.outside.received.at(-1)?.headers["x-api-key"]).toBe(secret);

    const { client: other } = await tools.newOrganization();
    const theirs = await other.tool.create.mutate({ name: "Theirs", category: "http_api", config });
    const sent = tools.outside.received.length;
    expect((await other.tool.test.mutate({ toolId: theirs.toolId })).result).toEqual({
      status: "error",
      error: "The tool whose credential is to be sent is gone, or has none.",
    });
    expect(tools.outside.received).toHaveLength(sent);
  });
});
