import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RetakeClient } from "@/client/retake-client";
import { agent, edge, end, start } from "@/engine/testing/workflow-builder";
import type { JsonObject } from "@/shared/json";
import { refusalOf } from "../testing/refusal";
import { setUpTools, type ToolOrganization, type ToolSetup } from "./testing/tool-setup";

let tools: ToolSetup;
let client: RetakeClient;
let newTool: ToolOrganization["newTool"];
beforeAll(async () => {
  tools = await setUpTools();
  ({ client, newTool } = await tools.newOrganization());
});
afterAll(async () => {
  await tools.close();
});

function definitionWith(startData: JsonObject, agentData: JsonObject = {}, label = "Go on") {
  return {
    nodes: [start(startData), agent("talk", agentData), end("bye")],
    edges: [edge("start", "talk", label), edge("talk", "bye", "Finish")],
  };
}

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
