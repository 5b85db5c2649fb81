import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RetakeClient } from "@/client/retake-client";
import { parseGraph } from "@/engine/graph";
import { agent, edge, end, start } from "@/engine/testing/workflow-builder";
import type { JsonObject } from "@/shared/json";
import { startRawMcpServer } from "./testing/raw-mcp-server";
import { type McpProcess, spawnMcpProcess } from "./testing/spawn-mcp-process";
import { setUpTools, type ToolOrganization, type ToolSetup } from "./testing/tool-setup";

let tools: ToolSetup;
let mcp: McpProcess;
let client: RetakeClient;
let organizationId: string;
let newTool: ToolOrganization["newTool"];
beforeAll(async () => {
  tools = await setUpTools();
  mcp = await spawnMcpProcess();
  ({ client, organizationId, newTool } = await tools.newOrganization());
});
afterAll(async () => {
  await mcp.kill();
  await tools.close();
});

function definitionWith(startData: JsonObject, agentData: JsonObject = {}, label = "Go on") {
  return {
    nodes: [start(startData), agent("talk", agentData), end("bye")],
    edges: [edge("start", "talk", label), edge("talk", "bye", "Finish")],
  };
}

async function offered(...given: Parameters<typeof definitionWith>) {
  const { graph } = parseGraph(definitionWith(...given));
  if (!graph) throw new Error("The graph has errors.");
  const offer = await tools.services.tools.offer(organizationId, graph);
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
    const runner = tools.services.tools;
    expect(await tools.database.statementsOf(() => runner.offer(organizationId, graph))).toEqual([]);
    expect(await runner.offer(organizationId, graph)).toEqual(new Map());
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
    const runner = tools.services.tools;
    expect(await tools.database.statementsOf(() => runner.offer(organizationId, graph))).toHaveLength(1);
    const offer = (await runner.offer(organizationId, graph)).get("start");
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
    const { client: other } = await tools.newOrganization();
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

  it("L8 names what a server lists and no model can be offered, where the node lets it through", async () => {
    const inputSchema = { type: "string" };
    const raw = await startRawMcpServer({ tools: [{ name: "bad", inputSchema }, { name: "good" }, {}] });
    const toolId = await newTool("Desk", "mcp", { url: raw.url });
    const offerWith = async (mcp_tool_filters: JsonObject | null) => {
      const { graph } = parseGraph(definitionWith({ tool_uuids: [toolId], mcp_tool_filters }));
      if (!graph) throw new Error("The graph has errors.");
      const offer = (await tools.services.tools.offer(organizationId, graph)).get("start");
      return [offer?.tools.map((tool) => tool.functionName), offer?.notices];
    };
    const message =
      "Of “Desk”, some functions are left out. “bad”: Its arguments are no object. “entry 3”: It has no name.";
    expect(await offerWith(null)).toEqual([["mcp__desk__good"], [{ kind: "tool_left_out", message }]]);
    expect(await offerWith({ [toolId]: ["good"] })).toEqual([["mcp__desk__good"], []]);
    await raw.close();
  });

  it("goes without a server that does not answer, with a notice", async () => {
    tools.answerWith((_, response) => response.writeHead(500).end("hunter2"));
    const [toolId, calculator] = [await newTool("Weather", "mcp"), await newTool("Sum", "calculator")];
    const { graph } = parseGraph(definitionWith({ tool_uuids: [toolId, calculator] }));
    if (!graph) throw new Error("The graph has errors.");
    const offer = (await tools.services.tools.offer(organizationId, graph)).get("start");
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
