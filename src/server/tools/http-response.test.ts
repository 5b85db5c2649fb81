import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { JsonObject } from "@/shared/json";
import { type Answer, type HttpToolSetup, setUpHttpTool } from "./testing/http-tool-setup";
import type { ReceivedRequest } from "./testing/outside-server";

let tool: HttpToolSetup;
beforeAll(async () => {
  tool = await setUpHttpTool();
});
afterAll(() => tool.close());

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
    tool.answerWith(given);
    expect(await tool.call({})).toEqual({ status: "success", ...result });
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
    tool.answerWith(given);
    const isSlow = error.includes("0.2");
    expect(await tool.call({ timeout_ms: isSlow ? 200 : 10_000 })).toEqual({ status: "error", error });
  });

  it("that nobody waits for any more is an error", async () => {
    const stop = new AbortController();
    tool.answerWith(() => stop.abort());
    expect(await tool.call({}, { signal: stop.signal })).toEqual({
      status: "error",
      error: "The call was stopped.",
    });
    expect(await tool.call({}, { signal: stop.signal })).toEqual({
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
      tool.answerWith(given);
      expect(await tool.call({}, { credential: { type: "bearer_token", token } })).toMatchObject({
        status: "error",
      });
    }
    expect(tool.logged.length).toBeGreaterThan(2);
    expect(JSON.stringify(tool.logged)).not.toContain(token);
  });
});

function endless(to: Parameters<Answer>[1]): void {
  const more = () => {
    if (!to.destroyed) to.write("x".repeat(64_000), more);
  };
  more();
}
