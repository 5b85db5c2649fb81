import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/shared/json";
import { hasSomethingToRead } from "./extraction";
import type { Message } from "./message";
import { playTurn, reply, turnStart } from "./testing/scripted-turn";
import { agent, edge, end, start } from "./testing/workflow-builder";

describe("nothing to read", () => {
  const variables = [{ name: "day", type: "string" }];
  const asksAtStart = {
    nodes: [start({ extraction_enabled: true, extraction_variables: variables }), agent("ask"), end("done")],
    edges: [edge("start", "ask", "Begin"), edge("ask", "done", "Finish")],
  };
  const leaveStart = (messages: Message[]) =>
    playTurn(turnStart(asksAtStart, { currentNodeId: "start", messages }), reply("", "begin"), reply("Hm."));

  it("X7 nothing is asked when the person has said nothing", () => {
    const { steps } = leaveStart([{ role: "assistant", content: "Hello." }]);
    expect(steps.map(({ type }) => type)).toEqual(["generate", "generate"]);
  });

  it.each<[string, Message["role"], boolean]>([
    ["what the person said", "user", true],
    ["what the assistant said", "assistant", false],
  ])("X7 %s is something to read", (_, role, isSomething) => {
    const message = { role, content: "Monday" } as Message;
    expect(hasSomethingToRead([message])).toBe(isSomething);
  });

  it.each<[string, JsonObject, "json" | "error-json", boolean]>([
    ["what a tool answered", { status: "success", data: { total: 7 } }, "json", true],
    ["a refused call", { status: "error", error: "There is no function." }, "error-json", false],
    ["a move between nodes", { status: "done" }, "json", false],
  ])("X7 %s", (_, value, type, isSomething) => {
    const result = { type: "tool-result" as const, toolCallId: "1", toolName: "look_up" };
    expect(hasSomethingToRead([{ role: "tool", content: [{ ...result, output: { type, value } }] }])).toBe(
      isSomething,
    );
  });
});
