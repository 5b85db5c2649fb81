import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { JsonObject } from "@/shared/json";
import { createGuardedFetch, type GuardedFetch } from "../outside/guarded-fetch";
import { describeTrouble } from "../outside/transport-trouble";
import type { McpServer } from "./mcp-server";
import { createMcpServers, type McpServers } from "./mcp-servers";
import { startOutsideServer } from "./testing/outside-server";
import { type McpProcess, spawnMcpProcess } from "./testing/spawn-mcp-process";

let web: GuardedFetch;
let servers: McpServers;
let process: McpProcess;
beforeAll(async () => {
  web = createGuardedFetch({ isAllowed: () => true });
  servers = createMcpServers(web);
  process = await spawnMcpProcess();
});
afterAll(async () => {
  await servers.close();
  await web.close();
  await process.kill();
});

const at = (url: string, given: Partial<McpServer> = {}): McpServer => ({
  key: url,
  slug: "weather",
  url,
  transport: null,
  headers: {},
  connectMs: 30_000,
  callMs: 30_000,
  ...given,
});
const call = (
  server: McpServer,
  name: string,
  given: JsonObject = {},
  signal = new AbortController().signal,
) =>
  servers
    .call(server, { functionName: `mcp__weather__${name}`, arguments: given, signal })
    .catch((error) => describeTrouble(error, signal));
const list = (server: McpServer) =>
  servers.list(server, new AbortController().signal).catch((error) => describeTrouble(error));

describe("a server", () => {
  it("tells its functions, under names that models can call", async () => {
    const listed = await list(at(process.url));
    if (typeof listed === "string") throw new Error(listed);
    const { functions, leftOut } = listed;
    expect([functions.length, leftOut]).toEqual([7, []]);
    expect(functions[0]).toEqual({
      functionName: "mcp__weather__get_weather",
      name: "get-Weather",
      description: "The weather of a city.",
      parameters: expect.objectContaining({
        type: "object",
        properties: { city: { type: "string" } },
        required: ["city"],
      }),
    });
  });

  it.each<[string, JsonObject, unknown]>([
    ["get_weather", { city: "Rome" }, { status: "success", data: "Sun in Rome.\nTake a hat." }],
    ["forecast", { days: 3 }, { status: "success", data: { days: 3 } }],
    ["fails", {}, { status: "error", error: "No weather today." }],
    ["forecast", { days: "x" }, { status: "error", error: expect.stringContaining("days") }],
    [
      "nothing",
      {},
      { status: "error", error: "The server has no function “mcp__weather__nothing” any more." },
    ],
    ["huge", {}, "The answer is larger than 1 MB."],
  ])("answers %s with %j", async (name, given, result) => {
    expect(await call(at(process.url), name, given)).toEqual(result);
  });

  it("is asked in one session, that of its credential", async () => {
    const [server, other] = [
      at(process.url, { key: "a" }),
      at(process.url, { key: "b", headers: { authorization: "B" } }),
    ];
    const answers = [
      await call(server, "session"),
      await call(server, "session"),
      await call(other, "session"),
    ];
    const [first, second, third] = answers.map((answer) => String((answer as JsonObject).data).split(" "));
    expect(first).toEqual([expect.any(String), "nobody"]);
    expect(second).toEqual(first);
    expect(third?.[0]).not.toBe(first?.[0]);
    expect(third?.[1]).toBe("B");
  });

  it("is not waited for longer than asked, or once nobody wants to know", async () => {
    expect(await call(at(process.url, { callMs: 100, key: "short" }), "slow")).toBe(
      "The server did not answer in time.",
    );
    const stop = new AbortController();
    const answer = call(at(process.url), "slow", {}, stop.signal);
    stop.abort();
    expect(await answer).toBe("The call was stopped.");
    expect(await call(at(process.url), "forecast", { days: 1 })).toMatchObject({ status: "success" });
  });

  it("that began anew is connected to anew", async () => {
    const first = await spawnMcpProcess();
    const server = at(first.url);
    expect(await call(server, "forecast", { days: 1 })).toMatchObject({ status: "success" });
    await first.kill();
    const second = await spawnMcpProcess("streamable_http", first.port);
    expect(await call(server, "forecast", { days: 2 })).toEqual({ status: "success", data: { days: 2 } });
    expect(await call(server, "dies")).toBe("The server cut the connection.");
    await second.kill();
    expect(await call(server, "forecast", { days: 2 })).toBe("The server refused the connection.");
  });

  it("that knows only SSE is asked that way", async () => {
    const old = await spawnMcpProcess("sse");
    expect(await call(at(old.url), "forecast", { days: 1 })).toEqual({
      status: "success",
      data: { days: 1 },
    });
    const named = at(old.url, { transport: "sse", key: "named" });
    expect(await call(named, "forecast", { days: 1 })).toMatchObject({ status: "success" });
    expect(await call(named, "huge")).toBe("The answer is larger than 1 MB.");
    const strict = at(old.url, { transport: "streamable_http", key: "strict" });
    expect(await list(strict)).toBe("The server does not speak the protocol (HTTP 405).");
    await old.kill();
  });

  it("that asks for a credential gets it, and refuses without", async () => {
    const url = `${process.url}/private/mcp`;
    expect(await list(at(url))).toBe("The server refuses the credential.");
    const trusted = at(url, { key: "trusted", headers: { authorization: "Bearer hunter2" } });
    expect(await call(trusted, "session")).toEqual({
      status: "success",
      data: expect.stringContaining("hunter2"),
    });
  });
});

describe("what is no MCP server", () => {
  type Answer = Parameters<typeof startOutsideServer>[0];
  it.each<[string, Answer, string]>([
    [
      "HTML",
      (_, to) => to.setHeader("content-type", "text/html").end("<html>"),
      "The server does not speak the protocol.",
    ],
    ["silence", () => {}, "The server did not answer within 0.3 seconds."],
    [
      "an endless text",
      (_, to) => to.setHeader("content-type", "application/json").end("1".repeat(3_000_000)),
      "The answer is larger than 1 MB.",
    ],
    [
      "HTTP 500",
      (_, to) => to.writeHead(500).end("hunter2"),
      "The server does not speak the protocol (HTTP 500).",
    ],
    ["a cut connection", (_, to) => to.socket?.destroy(), "The server cut the connection."],
  ])("%s is told in plain words", async (_, answer, trouble) => {
    const outside = await startOutsideServer(answer);
    expect(await list(at(outside.url, { connectMs: trouble.includes("0.3") ? 300 : 10_000 }))).toBe(trouble);
    await outside.close();
  });
});
