import { afterAll, beforeAll, describe, expect, it } from "vitest";
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

const create = (overrides = {}) =>
  client.tool.create.mutate({
    name: "Find slots",
    description: "Free times.",
    category: "http_api",
    config: { url: `${tools.outside.url}/slots`, method: "GET" },
    ...overrides,
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
    const before = await tools.database.contents();
    const refusal = await refusalOf(create(overrides));
    expect(refusal).toMatchObject({
      reason: "invalid_input",
      issues: expect.arrayContaining([{ path, message: expect.any(String) }]),
    });
    expect(refusal.message).not.toContain(secret);
    expect(await tools.database.contents()).toEqual(before);
  });

  it("an update of an unknown tool, or one with wrong settings", async () => {
    const { toolId } = await create();
    const before = await tools.database.contents();
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
    expect(await tools.database.contents()).toEqual(before);
  });
});
