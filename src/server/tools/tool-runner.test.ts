import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RetakeClient } from "@/client/retake-client";
import type { JsonObject } from "@/shared/json";
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

describe("a call", () => {
  const call = (toolId: string, functionName: string, given: JsonObject = {}) =>
    tools.services.tools.call({
      organizationId,
      toolId,
      functionName,
      arguments: given,
      scope: { initialContext: {}, gatheredContext: {}, now: "2026-03-01T09:00:00.000Z" },
      idempotencyKey: "turn_1:call_1",
      signal: new AbortController().signal,
    });

  it("is performed by its tool", async () => {
    tools.answerWith((_, response) => response.end('{"ok":true}'));
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
    const { client: other } = await tools.newOrganization();
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
