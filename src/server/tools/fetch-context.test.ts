import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setUpTools, type ToolOrganization, type ToolSetup } from "./testing/tool-setup";

let tools: ToolSetup;
let organizationId: string;
let newTool: ToolOrganization["newTool"];
beforeAll(async () => {
  tools = await setUpTools();
  ({ organizationId, newTool } = await tools.newOrganization());
});
afterAll(async () => {
  await tools.close();
});

describe("fetching more context", () => {
  const fetchContext = (given: object = {}) =>
    tools.services.tools.fetchContext({
      organizationId,
      url: `${tools.outside.url}/who`,
      credentialToolId: null,
      body: { event: "call_inbound" },
      signal: new AbortController().signal,
      ...given,
    });

  it.each([
    [{ initial_context: { a: 1 } }],
    [{ dynamic_variables: { a: 1 } }],
    [{ call_inbound: { initial_context: { a: 1 } } }],
    [{ call_inbound: { dynamic_variables: { a: 1 } } }],
    [{ initial_context: { a: 1 }, dynamic_variables: { b: 1 } }],
  ])("reads %j", async (body) => {
    tools.answerWith((_, response) => response.end(JSON.stringify(body)));
    expect(await fetchContext()).toEqual({ context: { a: 1 } });
    expect(tools.outside.received.at(-1)).toMatchObject({
      method: "POST",
      url: "/who",
      body: '{"event":"call_inbound"}',
    });
  });

  it.each<[string, Parameters<ToolSetup["answerWith"]>[0], RegExp]>([
    ["HTTP 500", (_, to) => to.writeHead(500).end('{"initial_context":{}}'), /HTTP 500/],
    ["HTML", (_, to) => to.end("<html>"), /holds no/],
    ["a list", (_, to) => to.end("[1]"), /holds no/],
    ["other things", (_, to) => to.end('{"initial_context":[1]}'), /holds no/],
    ["10 MB", (_, to) => to.end(Buffer.alloc(10_000_000, "x")), /larger than 1 MB/],
    ["a cut connection", (_, to) => to.socket?.destroy(), /cut the connection/],
  ])("says what is wrong with %s", async (_, given, error) => {
    tools.answerWith(given);
    expect(await fetchContext()).toEqual({ error: expect.stringMatching(error) });
  });

  it("does not call what is no address", async () => {
    expect(await fetchContext({ url: "nowhere" })).toEqual({ error: expect.stringMatching(/address/) });
    expect(await fetchContext({ url: "file:///etc/passwd" })).toEqual({
      error: expect.stringMatching(/http/),
    });
  });

  it("sends the credential of the tool it is told, of this organization only", async () => {
    tools.answerWith((_, response) => response.end('{"initial_context":{}}'));
    const credential = { type: "bearer_token", token: "hunter2" };
    const credentialToolId = await newTool("Holder", "http_api", {}, { credential });
    expect(await fetchContext({ credentialToolId })).toEqual({ context: {} });
    expect(tools.outside.received.at(-1)?.headers.authorization).toBe("Bearer hunter2");
    const sent = tools.outside.received.length;
    expect(await fetchContext({ credentialToolId, organizationId: "org_other" })).toEqual({
      error: expect.stringMatching(/gone, or has none/),
    });
    expect(tools.outside.received).toHaveLength(sent);
  });
});
