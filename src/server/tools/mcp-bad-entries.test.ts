import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { JsonValue } from "@/shared/json";
import { createGuardedFetch, type GuardedFetch } from "../outside/guarded-fetch";
import { describeTrouble } from "../outside/transport-trouble";
import type { McpServer } from "./mcp-server";
import { createMcpServers, type McpServers } from "./mcp-servers";
import type { OutsideServer } from "./testing/outside-server";
import { startRawMcpServer } from "./testing/raw-mcp-server";

let web: GuardedFetch;
let servers: McpServers;
const outside: OutsideServer[] = [];
beforeAll(() => {
  web = createGuardedFetch({ isAllowed: () => true });
  servers = createMcpServers(web);
});
afterAll(async () => {
  await servers.close();
  await web.close();
  await Promise.all(outside.map((server) => server.close()));
});

const good = { name: "good", inputSchema: { type: "object", properties: {} } };
const unreadable = "The server answered, but with what cannot be read.";
const newSignal = () => new AbortController().signal;

async function serve(given: Parameters<typeof startRawMcpServer>[0]): Promise<McpServer> {
  const server = await startRawMcpServer(given);
  outside.push(server);
  const { url } = server;
  return { key: url, slug: "desk", url, transport: null, headers: {}, connectMs: 5_000, callMs: 5_000 };
}

const listed = async (tools: JsonValue) =>
  servers.list(await serve({ tools }), newSignal()).catch((error) => describeTrouble(error));
const answered = (result: JsonValue) => answerOf({ tools: [good], result });
const answerOf = async (given: Parameters<typeof serve>[0]) => {
  const server = await serve(given);
  const call = { functionName: "mcp__desk__good", arguments: {}, signal: newSignal() };
  return servers.call(server, call).catch((error) => describeTrouble(error));
};

describe("L8 a bad entry of a listing hides no other", () => {
  it.each<[string, JsonValue]>([
    ["no schema", { name: "bad" }],
    ["null for a schema", { name: "bad", inputSchema: null }],
    ["an empty schema", { name: "bad", inputSchema: {} }],
    ["text for a schema", { name: "bad", inputSchema: "any" }],
    ["only a choice", { name: "bad", inputSchema: { anyOf: [{ type: "object", properties: {} }] } }],
    ["null for what is required", { name: "bad", inputSchema: { ...good.inputSchema, required: null } }],
    ["null for a description", { ...good, name: "bad", description: null }],
    ["null for notes", { ...good, name: "bad", annotations: null, title: 7, outputSchema: "x" }],
  ])("an entry with %s takes any arguments", async (_, bad) => {
    const names = { good: "mcp__desk__good", bad: "mcp__desk__bad" };
    const offered = (name: "good" | "bad") => ({
      functionName: names[name],
      name,
      description: "",
      parameters: { type: "object", properties: {} },
    });
    const functions = [offered("good"), offered("bad")];
    expect(await listed([good, bad])).toEqual({ functions, leftOut: [] });
    expect(await listed([bad, good])).toEqual({ functions: functions.reverse(), leftOut: [] });
  });

  it.each<[string, JsonValue, object]>([
    ["no name", { inputSchema: {} }, { name: "entry 2", reason: "It has no name." }],
    ["a number for a name", { name: 7 }, { name: "entry 2", reason: "It has no name." }],
    ["no object at all", "bad", { name: "entry 2", reason: "It has no name." }],
    [
      "arguments that are a text",
      { name: "bad", inputSchema: { type: "string" } },
      { name: "bad", reason: "Its arguments are no object." },
    ],
  ])("an entry with %s is left out by name", async (_, bad, leftOut) => {
    expect(await listed([good, bad])).toMatchObject({ functions: [{ name: "good" }], leftOut: [leftOut] });
  });

  it("no list at all is told as what it is: an answer that cannot be read", async () => {
    expect(await listed({ good })).toBe(unreadable);
  });
});

describe("L9 a part of a result that is of no known kind hides no other, and is named", () => {
  const text = { type: "text", text: "Booked 77" };
  it.each<[string, JsonValue, object]>([
    ["a new kind", [text, { type: "app_card", html: "x" }], { data: "Booked 77\n[app_card, left out]" }],
    ["a known kind that is not whole", [{ type: "text" }, text], { data: "[text, left out]\nBooked 77" }],
    ["a picture without data", [text, { type: "image" }], { data: "Booked 77\n[image, left out]" }],
    [
      "no kind",
      [text, { html: "x" }, null, 7],
      {
        data: "Booked 77\n[a part of no known kind, left out]\n[a part of no known kind, left out]",
      },
    ],
    ["text alone", "Booked 77", { data: "Booked 77" }],
    ["one part instead of a list", text, { data: "Booked 77" }],
    ["a link without a name", [{ type: "resource_link", uri: "a://b" }], { data: "[a://b]" }],
    [
      "a resource that is no text",
      [{ type: "resource", resource: { uri: "a://b", blob: "eA==" } }],
      {
        data: "[a://b, left out]",
      },
    ],
    ["nothing", null, { data: "" }],
  ])("%s", async (_, content, result) => {
    expect(await answered({ content })).toEqual({ status: "success", ...result });
  });

  it("also beside structured content, whose texts say the same once more", async () => {
    const structuredContent = { booking: 77 };
    const content = [text, { type: "app_card", html: "x" }];
    expect(await answered({ content, structuredContent })).toEqual({
      status: "success",
      data: structuredContent,
      besides: ["[app_card, left out]"],
    });
    expect(await answered({ structuredContent })).toEqual({ status: "success", data: structuredContent });
  });

  it("and in what a function that failed has said", async () => {
    const content = [{ type: "text", text: "Full." }, { type: "app_card" }];
    expect(await answered({ content, isError: true })).toEqual({
      status: "error",
      error: "Full.\n[app_card, left out]",
    });
  });
});

describe("L9 an answer that is none of the protocol is told as an answer, not as a connection that failed", () => {
  const json = "application/json";
  it.each<[string, { status: number; contentType: string; body: string }, string]>([
    ["HTTP 500", { status: 500, contentType: json, body: "{}" }, "The server answered with HTTP 500."],
    ["HTTP 401", { status: 401, contentType: json, body: "{}" }, "The server refuses the credential."],
    ["no JSON", { status: 200, contentType: json, body: "<html>" }, unreadable],
    ["JSON of something else", { status: 200, contentType: json, body: '{"ok":true}' }, unreadable],
    ["a page", { status: 200, contentType: "text/html", body: "<html>" }, unreadable],
  ])("%s", async (_, raw, trouble) => {
    expect(await answerOf({ tools: [good], raw })).toBe(trouble);
  });
});
