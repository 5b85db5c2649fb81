import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { RetakeClient } from "@/client/retake-client";
import { parseGraph } from "@/engine/graph";
import { agent, edge, end, start } from "@/engine/testing/workflow-builder";
import type { JsonObject } from "@/shared/json";
import { type ChatSetup, setUpChats } from "../testing/chat-setup";
import { refusalOf } from "../testing/refusal";
import { type OutsideServer, startOutsideServer } from "./testing/outside-server";
import { type McpProcess, spawnMcpProcess } from "./testing/spawn-mcp-process";

let chats: ChatSetup;
let outside: OutsideServer;
let mcp: McpProcess;
let answer: Parameters<typeof startOutsideServer>[0] = (_, response) => response.end("{}");
let client: RetakeClient;
let organizationId: string;
beforeAll(async () => {
  chats = await setUpChats({ toolbox: { allowsPrivateHosts: true } });
  outside = await startOutsideServer((request, response) => answer(request, response));
  mcp = await spawnMcpProcess();
});
beforeEach(async () => {
  ({ client } = await chats.server.newOrganization());
  organizationId = (await client.me.get.query()).organization?.organizationId ?? "";
});
afterAll(async () => {
  await mcp.kill();
  await outside.close();
  await chats.close();
});

const newTool = async (name: string, category = "http_api", config: JsonObject = {}, given = {}) => {
  const settings = category === "http_api" || category === "mcp" ? { url: outside.url, ...config } : config;
  const input = { name, category: category as "http_api", config: settings, ...given };
  return (await client.tool.create.mutate(input)).toolId;
};

function definitionWith(startData: JsonObject, agentData: JsonObject = {}, label = "Go on") {
  return {
    nodes: [start(startData), agent("talk", agentData), end("bye")],
    edges: [edge("start", "talk", label), edge("talk", "bye", "Finish")],
  };
}

async function offered(...given: Parameters<typeof definitionWith>) {
  const { graph } = parseGraph(definitionWith(...given));
  if (!graph) throw new Error("The graph has errors.");
  const offer = await chats.services.tools.offer(organizationId, graph);
  return Array.from(offer, ([nodeId, { tools, notices }]) => [
    nodeId,
    tools.map((tool) => tool.functionName),
    notices.map((notice) => notice.kind),
  ]);
}

describe("what nodes offer", () => {
  it("is nothing, and asks the database nothing, when they name no tool", async () => {
    const { graph } = parseGraph(definitionWith({}));
    if (!graph) throw new Error("The graph has errors.");
    const { tools } = chats.services;
    expect(await chats.database.statementsOf(() => tools.offer(organizationId, graph))).toEqual([]);
    expect(await tools.offer(organizationId, graph)).toEqual(new Map());
  });

  it("is what their tools are, found with one query", async () => {
    const config = {
      parameters: [
        { name: "day", type: "string", description: "A weekday." },
        { name: "tags", type: "array", required: false },
      ],
      customMessage: "One moment, {{name}}.",
    };
    const ids = [
      await newTool("Find slots", "http_api", config),
      await newTool("Sums", "calculator"),
      await newTool("Hang up", "end_call", {
        messageType: "custom",
        customMessage: "Bye.",
        endCallReason: true,
        endCallReasonDescription: "Why.",
      }),
      await newTool("Transfer", "transfer_call", { destination: "+1" }),
    ];
    const { graph } = parseGraph(definitionWith({ tool_uuids: ids }, { tool_uuids: ids }));
    if (!graph) throw new Error("The graph has errors.");
    const { tools } = chats.services;
    expect(await chats.database.statementsOf(() => tools.offer(organizationId, graph))).toHaveLength(1);
    const offer = (await tools.offer(organizationId, graph)).get("start");
    const common = { spokenMessage: null, asksReason: false };
    expect(offer).toEqual({
      notices: [],
      tools: [
        {
          ...common,
          toolId: ids[0],
          toolName: "Find slots",
          category: "http_api",
          functionName: "find_slots",
          description: "Calls the tool “Find slots”.",
          parameters: {
            type: "object",
            properties: {
              day: { type: "string", description: "A weekday." },
              tags: { type: "array", items: {} },
            },
            required: ["day"],
          },
          spokenMessage: "One moment, {{name}}.",
        },
        {
          ...common,
          toolId: ids[1],
          toolName: "Sums",
          category: "calculator",
          functionName: "safe_calculator",
          description: expect.any(String),
          parameters: {
            type: "object",
            properties: { expression: { type: "string", description: expect.any(String) } },
            required: ["expression"],
          },
        },
        {
          ...common,
          toolId: ids[2],
          toolName: "Hang up",
          category: "end_call",
          functionName: "hang_up",
          description: "Ends the conversation.",
          parameters: {
            type: "object",
            properties: { reason: { type: "string", description: "Why." } },
            required: ["reason"],
          },
          spokenMessage: "Bye.",
          asksReason: true,
        },
        {
          ...common,
          toolId: ids[3],
          toolName: "Transfer",
          category: "transfer_call",
          functionName: "transfer",
          description: "Transfers the call to a person.",
          parameters: { type: "object", properties: {} },
        },
      ],
    });
  });

  it("leaves out the later of two alike, and what an edge is called, with a notice", async () => {
    const [first, second] = [await newTool("Sum", "calculator"), await newTool("Sum two", "calculator")];
    const clash = await newTool("Go on");
    expect(await offered({ tool_uuids: [first, second, clash] })).toEqual([
      ["start", ["safe_calculator"], ["tool_name_taken", "tool_name_taken"]],
    ]);
  });

  it("leaves out what is gone, archived or another organization's, with a notice", async () => {
    const archived = await newTool("Old");
    await client.tool.archive.mutate({ toolId: archived });
    const { client: other } = await chats.server.newOrganization();
    const theirs = await other.tool.create.mutate({ name: "Theirs", category: "calculator" });
    expect(await offered({ tool_uuids: ["nowhere", archived, theirs.toolId] })).toEqual([
      ["start", [], ["tool_not_found", "tool_not_found", "tool_not_found"]],
    ]);
  });

  it("has those functions of a server that the node lets through", async () => {
    const toolId = await newTool("Wea ther", "mcp", { url: mcp.url });
    const all = await offered({ tool_uuids: [toolId] });
    expect(all[0]?.[1]).toEqual(expect.arrayContaining(["mcp__wea_ther__get_weather"]));
    expect(all[0]?.[1]).toHaveLength(7);
    const filtered = (mcp_tool_filters: JsonObject | null) =>
      offered({ tool_uuids: [toolId], mcp_tool_filters });
    expect(await filtered(null)).toEqual(all);
    expect(await filtered({ [toolId]: ["get-Weather", "gone"] })).toEqual([
      ["start", ["mcp__wea_ther__get_weather"], []],
    ]);
    expect(await filtered({ [toolId]: [] })).toEqual([["start", [], []]]);
    expect(await filtered({ other: ["get-Weather"] })).toEqual([["start", [], []]]);
  });

  it("goes without a server that does not answer, with a notice", async () => {
    answer = (_, response) => response.writeHead(500).end("hunter2");
    const [toolId, calculator] = [await newTool("Weather", "mcp"), await newTool("Sum", "calculator")];
    const { graph } = parseGraph(definitionWith({ tool_uuids: [toolId, calculator] }));
    if (!graph) throw new Error("The graph has errors.");
    const offer = (await chats.services.tools.offer(organizationId, graph)).get("start");
    expect([offer?.tools.map((tool) => tool.functionName), offer?.notices]).toEqual([
      ["safe_calculator"],
      [
        {
          kind: "tool_unavailable",
          message:
            "The functions of “Weather” are missing. The server does not speak the protocol (HTTP 500).",
        },
      ],
    ]);
  });
});

describe("a call", () => {
  const call = (toolId: string, functionName: string, given: JsonObject = {}) =>
    chats.services.tools.call({
      organizationId,
      toolId,
      functionName,
      arguments: given,
      scope: { initialContext: {}, gatheredContext: {}, now: "2026-03-01T09:00:00.000Z" },
      idempotencyKey: "turn_1:call_1",
      signal: new AbortController().signal,
    });

  it("is performed by its tool", async () => {
    answer = (_, response) => response.end('{"ok":true}');
    expect(await call(await newTool("Book"), "book")).toEqual({
      status: "success",
      status_code: 200,
      data: { ok: true },
    });
    expect(await call(await newTool("Sum", "calculator"), "safe_calculator", { expression: "1+1" })).toEqual({
      expression: "1+1",
      result: 2,
    });
    const weather = await newTool("Weather", "mcp", { url: mcp.url });
    expect(await call(weather, "mcp__weather__get_weather", { city: "Rome" })).toEqual({
      status: "success",
      data: "Sun in Rome.\nTake a hat.",
    });
  });

  it("of a tool that is gone, or another organization's, is an error", async () => {
    const { client: other } = await chats.server.newOrganization();
    const theirs = await other.tool.create.mutate({ name: "Theirs", category: "calculator" });
    for (const toolId of ["nowhere", theirs.toolId]) {
      expect(await call(toolId, "safe_calculator")).toEqual({
        status: "error",
        error: "This tool does not exist any more.",
      });
    }
  });

  it("of what the conversation answers itself is an error", async () => {
    expect(await call(await newTool("Hang up", "end_call"), "hang_up")).toMatchObject({ status: "error" });
  });

  it("lists the functions of a server when it is only tried", async () => {
    const toolId = await newTool("Weather", "mcp", { url: mcp.url });
    const { result, functions } = await client.tool.test.mutate({ toolId });
    expect([result, functions?.map(({ name }) => name)]).toEqual([
      { status: "success" },
      ["get-Weather", "forecast", "session", "fails", "huge", "slow", "dies"],
    ]);
    const functionName = "mcp__weather__forecast";
    expect((await client.tool.test.mutate({ toolId, functionName, arguments: { days: 2 } })).result).toEqual({
      status: "success",
      data: { days: 2 },
    });
  });
});

describe("fetching more context", () => {
  const fetchContext = (given: object = {}) =>
    chats.services.tools.fetchContext({
      organizationId,
      url: `${outside.url}/who`,
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
    answer = (_, response) => response.end(JSON.stringify(body));
    expect(await fetchContext()).toEqual({ context: { a: 1 } });
    expect(outside.received.at(-1)).toMatchObject({
      method: "POST",
      url: "/who",
      body: '{"event":"call_inbound"}',
    });
  });

  it.each<[string, typeof answer, RegExp]>([
    ["HTTP 500", (_, to) => to.writeHead(500).end('{"initial_context":{}}'), /HTTP 500/],
    ["HTML", (_, to) => to.end("<html>"), /holds no/],
    ["a list", (_, to) => to.end("[1]"), /holds no/],
    ["other things", (_, to) => to.end('{"initial_context":[1]}'), /holds no/],
    ["10 MB", (_, to) => to.end(Buffer.alloc(10_000_000, "x")), /larger than 1 MB/],
    ["a cut connection", (_, to) => to.socket?.destroy(), /cut the connection/],
  ])("says what is wrong with %s", async (_, given, error) => {
    answer = given;
    expect(await fetchContext()).toEqual({ error: expect.stringMatching(error) });
  });

  it("does not call what is no address", async () => {
    expect(await fetchContext({ url: "nowhere" })).toEqual({ error: expect.stringMatching(/address/) });
    expect(await fetchContext({ url: "file:///etc/passwd" })).toEqual({
      error: expect.stringMatching(/http/),
    });
  });

  it("sends the credential of the tool it is told, of this organization only", async () => {
    answer = (_, response) => response.end('{"initial_context":{}}');
    const credential = { type: "bearer_token", token: "hunter2" };
    const credentialToolId = await newTool("Holder", "http_api", {}, { credential });
    expect(await fetchContext({ credentialToolId })).toEqual({ context: {} });
    expect(outside.received.at(-1)?.headers.authorization).toBe("Bearer hunter2");
    const sent = outside.received.length;
    expect(await fetchContext({ credentialToolId, organizationId: "org_other" })).toEqual({
      error: expect.stringMatching(/gone, or has none/),
    });
    expect(outside.received).toHaveLength(sent);
  });
});

describe("a workflow", () => {
  it("that names tools alike is refused where it would run, and kept as a draft", async () => {
    const ids = [await newTool("Book it"), await newTool("book IT")];
    const definition = definitionWith({ tool_uuids: ids });
    const issue = expect.objectContaining({ severity: "error", id: "start", field: "data.tool_uuids" });
    const refused = { reason: "invalid_graph", issues: expect.arrayContaining([issue]) };
    expect(await refusalOf(client.workflow.create.mutate({ name: "W", definition }))).toMatchObject(refused);
    const good = definitionWith({ tool_uuids: [ids[0] ?? ""] });
    const { workflowId, issues } = await client.workflow.create.mutate({ name: "W", definition: good });
    expect(issues).toEqual([]);
    const draft = await client.workflow.saveDraft.mutate({ workflowId, definition });
    expect(draft.issues).toEqual(expect.arrayContaining([issue]));
    expect((await client.workflow.get.query({ workflowId })).issues).toEqual(draft.issues);
    expect((await client.workflow.validate.mutate({ workflowId })).issues).toEqual(draft.issues);
    expect(await refusalOf(client.workflow.publish.mutate({ workflowId }))).toMatchObject(refused);
    const create = client.textChat.create.mutate({ workflowId, version: "draft" });
    expect(await refusalOf(create)).toMatchObject(refused);
  });

  it("that names a tool nobody has runs with a warning", async () => {
    const definition = definitionWith({ tool_uuids: ["of-another-system"], greeting: "Hello." });
    const { issues, workflowId } = await client.workflow.create.mutate({ name: "W", definition });
    expect(issues).toEqual([
      expect.objectContaining({ severity: "warning", id: "start", field: "data.tool_uuids" }),
    ]);
    expect((await client.textChat.create.mutate({ workflowId })).sessionData.status).toBe("idle");
  });
});
