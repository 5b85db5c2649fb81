import { describe, expect, it } from "vitest";
import { isNestedDeeperThan, type JsonObject } from "@/shared/json";
import { isStorable } from "@/shared/storable";
import {
  aside,
  at,
  fetched,
  functionCall,
  type Given,
  playTurn,
  reply,
  toolResults,
  turnLimits,
  turnStart,
} from "./testing/scripted-turn";
import { agent, type Definition, edge, end, start } from "./testing/workflow-builder";
import type { OfferedTool } from "./tool";
import type { TurnOutcome, TurnStart } from "./turn";
import { eventsOfType } from "./turn-event";

const workflow: Definition = {
  nodes: [start(), agent("ask"), end("done")],
  edges: [edge("start", "ask", "Begin"), edge("ask", "done", "Finish")],
};

const tool = (functionName: string, given: Partial<OfferedTool> = {}): OfferedTool => ({
  toolId: `tool_${functionName}`,
  toolName: functionName,
  category: "http_api",
  functionName,
  description: `Does ${functionName}.`,
  parameters: { type: "object", properties: {} },
  spokenMessage: null,
  asksReason: false,
  ...given,
});

function play(tools: OfferedTool[], given: Given[], more: Partial<TurnStart> = {}) {
  const offers = new Map([["ask", { tools, notices: [] }]]);
  const base = turnStart(workflow, { currentNodeId: "ask", userText: "Hello", tools: offers, ...more });
  return playTurn(base, ...given);
}

const calls = (outcome: TurnOutcome) =>
  outcome.events.flatMap((event) =>
    event.type === "tool_call_result" ? [[event.payload.functionName, event.payload.result]] : [],
  );

describe("tools", () => {
  it("L1 are offered before the edges of the node", () => {
    const { requests } = play([tool("look_up")], [reply("Hi.")]);
    expect(requests[0]?.functions).toEqual([
      { name: "look_up", description: "Does look_up.", parameters: { type: "object", properties: {} } },
      { name: "finish", description: "When: Finish", parameters: { type: "object", properties: {} } },
    ]);
  });

  it("L1 of an end node are not offered, and what cannot be offered is a notice", () => {
    const notices = [{ kind: "tool_missing", message: "The tool is gone." }];
    const tools = new Map([
      ["ask", { tools: [], notices }],
      ["done", { tools: [tool("look_up")], notices: [] }],
    ]);
    const { requests, outcome } = play([], [reply("", "finish"), reply("Bye.")], { tools });
    expect(requests.map(({ functions }) => functions.map(({ name }) => name))).toEqual([["finish"], []]);
    expect(outcome.events[0]).toEqual({
      type: "notice",
      createdAt: at,
      payload: { nodeId: "ask", kind: "tool_missing", message: "The tool is gone." },
    });
  });

  it("L1 documents are no tools: a notice says that nobody looks them up, once in a turn", () => {
    const definition: Definition = {
      ...workflow,
      nodes: [start(), agent("ask", { document_uuids: ["doc_1"] }), end("done")],
    };
    const base = turnStart(definition, { currentNodeId: "ask", userText: "Hello" });
    const { outcome, requests } = playTurn(base, reply("", "unknown"), reply("Hm."));
    expect(requests[0]?.functions.map(({ name }) => name)).toEqual(["finish"]);
    expect(eventsOfType(outcome.events, "notice").map(({ payload }) => payload.kind)).toEqual(["documents"]);
  });

  it("L2 are called before the transition of the same reply, all at once, and the model is asked once", () => {
    const { steps, outcome } = play(
      [tool("look_up"), tool("note")],
      [
        reply(
          "Wait.",
          "finish",
          functionCall("look_up", "c1", { day: "Monday" }),
          functionCall("note", "c2"),
        ),
        toolResults({ status: "success", data: 1 }, { status: "success", data: 2 }),
        reply("Bye."),
      ],
    );
    expect(steps.map(({ type }) => type)).toEqual(["generate", "call_tools", "generate"]);
    expect(steps[1]).toMatchObject({
      calls: [
        { toolCallId: "c1", arguments: { day: "Monday" } },
        { toolCallId: "c2", arguments: {} },
      ],
    });
    expect(outcome.messages.slice(1, 3)).toMatchObject([
      {
        role: "assistant",
        content: [
          { type: "text", text: "Wait." },
          { toolName: "finish" },
          { toolName: "look_up" },
          { toolName: "note" },
        ],
      },
      {
        role: "tool",
        content: [
          { output: { value: { status: "done" } } },
          { output: { value: { data: 1 } } },
          { output: { value: { data: 2 } } },
        ],
      },
    ]);
    expect(outcome.currentNodeId).toBe("done");
  });

  it("L2 leave who called, with what, where the answer came from and how long it took", () => {
    const { outcome } = play(
      [tool("look_up")],
      [
        reply("", functionCall("look_up", "c1", { day: "Monday" })),
        toolResults({ status: "success" }),
        reply("So."),
      ],
    );
    const facts = { generation: 1, nodeId: "ask", toolCallId: "c1", functionName: "look_up", kind: "tool" };
    const known = { ...facts, toolId: "tool_look_up", toolName: "look_up" };
    expect(outcome.events.slice(2, 4)).toEqual([
      { type: "tool_call_started", createdAt: at, payload: { ...known, arguments: { day: "Monday" } } },
      {
        type: "tool_call_result",
        createdAt: at,
        payload: { ...known, result: { status: "success" }, mode: "live", durationMs: 11 },
      },
    ]);
  });

  it("L3 say their message once in a reply, rendered, and the model knows", () => {
    const spokenMessage = "Looking, {{name}}.";
    const { outcome } = play(
      [tool("look_up", { spokenMessage })],
      [
        reply("Yes.", functionCall("look_up", "c1"), functionCall("look_up", "c2")),
        toolResults({}, {}),
        reply("There."),
      ],
      { initialContext: { name: "Ada" } },
    );
    expect(outcome.segments.map(({ source, text }) => [source, text])).toEqual([
      ["model", "Yes."],
      ["tool_message", "Looking, Ada."],
      ["model", "There."],
    ]);
    expect(outcome.messages[1]).toMatchObject({
      content: [{ type: "text", text: "Yes.\n\nLooking, Ada." }, {}, {}],
    });
  });

  it("L4 that end the conversation do so without another generation, with the reason they asked for", () => {
    const hangUp = tool("hang_up", { category: "end_call", spokenMessage: "Goodbye.", asksReason: true });
    const { outcome, steps } = play(
      [hangUp],
      [reply("", functionCall("hang_up", "c1", { reason: "not_now" }))],
    );
    expect(steps).toHaveLength(1);
    expect(outcome).toMatchObject({
      status: "completed",
      isEnd: true,
      currentNodeId: "ask",
      gatheredContext: { call_disposition: "not_now", call_tags: ["end_call_tool", "not_now"] },
      segments: [{ text: "Goodbye.", source: "tool_message" }],
    });
    expect(calls(outcome)).toEqual([["hang_up", { status: "success", action: "ending_call" }]]);
  });

  it("L4 without a reason take what was extracted, else a word of their own", () => {
    const hangUp = tool("hang_up", { category: "end_call" });
    const ending = (gatheredContext: JsonObject) =>
      play([hangUp], [reply("", "hang_up")], { gatheredContext }).outcome.gatheredContext.call_disposition;
    expect(ending({ call_disposition: "sold" })).toBe("sold");
    expect(ending({})).toBe("end_call_tool");
  });

  it("L4 only the first way out of a reply is taken", () => {
    const hangUp = tool("hang_up", { category: "end_call" });
    const { outcome } = play([hangUp], [reply("", "finish", "hang_up"), reply("Bye.")]);
    expect(outcome.currentNodeId).toBe("done");
    expect(calls(outcome)).toEqual([
      ["finish", { status: "done" }],
      ["hang_up", { status: "error", error: "Only the first way out of a reply is taken." }],
    ]);
  });

  it("L5 cannot transfer a text chat", () => {
    const { outcome } = play(
      [tool("hand_over", { category: "transfer_call" })],
      [reply("", "hand_over"), reply("Sorry.")],
    );
    expect(calls(outcome)).toMatchObject([["hand_over", { reason: "textchat_not_supported" }]]);
    expect(outcome.isEnd).toBe(false);
  });

  it("L6 are not called with broken arguments, nor more often than one reply may", () => {
    const limits = { ...turnLimits, toolCallsPerReply: 2 };
    const { outcome, steps } = play(
      [tool("look_up")],
      [
        reply(
          "",
          { id: "c1", name: "look_up", arguments: { invalid: "{" } },
          functionCall("look_up", "c2"),
          functionCall("look_up", "c3"),
        ),
        toolResults({ status: "success" }),
        reply("So."),
      ],
      { limits },
    );
    expect(steps[1]).toMatchObject({ calls: [{ toolCallId: "c2" }] });
    expect(calls(outcome)).toEqual([
      ["look_up", { status: "error", error: "The arguments are not a JSON object." }],
      ["look_up", { status: "success" }],
      ["look_up", { status: "error", error: "One reply may call 2 functions." }],
    ]);
  });

  it("L6 that give no answer have failed", () => {
    const { outcome } = play([tool("look_up")], [reply("", "look_up"), toolResults(), reply("Hm.")]);
    expect(calls(outcome)).toEqual([["look_up", { status: "error", error: "The tool gave no answer." }]]);
  });

  it("L7 keep the beginning of a very long answer", () => {
    const answer = { status: "success", status_code: 200, data: "x".repeat(40_000) };
    const { outcome } = play([tool("look_up")], [reply("", "look_up"), toolResults(answer), reply("So.")]);
    expect(calls(outcome)).toEqual([
      [
        "look_up",
        {
          status: "success",
          status_code: 200,
          isTruncated: true,
          text: JSON.stringify(answer).slice(0, 32_000),
        },
      ],
    ]);
    expect(JSON.stringify(outcome.messages).length).toBeLessThan(40_000);
  });

  it("X1 a conversation that a tool ends is asked about first", () => {
    const definition: Definition = {
      ...workflow,
      nodes: [
        start(),
        agent("ask", { extraction_enabled: true, extraction_variables: [{ name: "day", type: "string" }] }),
        end("done"),
      ],
    };
    const tools = new Map([["ask", { tools: [tool("hang_up", { category: "end_call" })], notices: [] }]]);
    const { outcome } = playTurn(
      turnStart(definition, { currentNodeId: "ask", userText: "Monday", tools }),
      reply("", "hang_up"),
      aside('{"day":{"value":"Monday","source":"Monday"}}'),
    );
    expect(outcome).toMatchObject({ isEnd: true, gatheredContext: { day: "Monday" } });
  });
});

describe("arguments nested too deeply", () => {
  function nested(levels: number): JsonObject {
    let value: JsonObject = { a: 1 };
    for (let level = 1; level < levels; level += 1) value = { a: value };
    return value;
  }

  it("L6 are no usable arguments: the call is answered with an error, nothing of them is kept, and the turn goes on", () => {
    const { outcome, steps } = play(
      [tool("look_up")],
      [reply("", functionCall("look_up", "call_1", nested(4_300))), reply("Never mind.")],
    );
    expect(steps.map(({ type }) => type)).toEqual(["generate", "generate"]);
    expect(calls(outcome)).toEqual([
      ["look_up", { status: "error", error: "The arguments are nested too deeply." }],
    ]);
    expect(outcome).toMatchObject({ status: "completed", segments: [{ text: "Never mind." }] });
    expect(isNestedDeeperThan(outcome, 12)).toBe(false);
  });

  it("L6 of 64 levels are arguments", () => {
    const given = nested(64);
    const { outcome, steps } = play(
      [tool("look_up")],
      [reply("", functionCall("look_up", "call_1", given)), toolResults({ free: 1 }), reply("One.")],
    );
    expect(steps[1]).toMatchObject({ type: "call_tools", calls: [{ arguments: given }] });
    expect(calls(outcome)).toEqual([["look_up", { free: 1 }]]);
  });

  it("E19 do not keep an edge from being taken", () => {
    const { outcome } = play([], [reply("", functionCall("finish", "call_1", nested(4_300))), reply("Bye.")]);
    expect(outcome).toMatchObject({ status: "completed", currentNodeId: "done", isEnd: true });
    expect(isNestedDeeperThan(outcome, 12)).toBe(false);
  });
});

describe("E32 what no database can hold", () => {
  const odd = "a\u0000b\ud83d";
  const kept = "a\ufffdb\ufffd";

  it("is replaced before anything follows from it: in words, calls and results", () => {
    const { outcome, requests } = play(
      [tool("look_up")],
      [
        reply(odd, functionCall("look_up", odd, { [odd]: [odd] })),
        toolResults({ text: odd }),
        reply("", odd),
        reply("Done."),
      ],
    );
    expect(isStorable([outcome, requests])).toBe(true);
    expect(outcome.segments[0]?.text).toBe(kept);
    expect(calls(outcome)).toEqual([
      ["look_up", { text: kept }],
      [kept, { status: "error", error: `There is no function “${kept}” here.` }],
    ]);
  });

  it("is replaced in what is fetched", () => {
    const fetching = start({
      pre_call_fetch_mode: "always",
      pre_call_fetch_url: "https://a.test",
      greeting: "{{who}}",
    });
    const { outcome } = playTurn(
      turnStart({ ...workflow, nodes: [fetching, ...workflow.nodes.slice(1)] }),
      fetched({ who: odd }),
    );
    expect(outcome.segments[0]?.text).toBe(kept);
    expect(isStorable(outcome)).toBe(true);
  });
});
