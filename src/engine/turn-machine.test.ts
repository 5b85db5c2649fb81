import { describe, expect, it } from "vitest";
import { at, functionCall, playTurn, reply, turnLimits, turnStart } from "./testing/scripted-turn";
import { agent, type Definition, edge, end, node, start } from "./testing/workflow-builder";
import type { TurnOutcome, TurnStart } from "./turn";
import { afterReply, beginTurn } from "./turn-machine";
import { cancelTurn, failTurn } from "./unfinished-turn";

/** start → ask ⇄ check, and both on to an end. */
const workflow: Definition = {
  nodes: [start(), agent("ask"), agent("check"), end("all done")],
  edges: [
    edge("start", "ask", "Begin"),
    edge("ask", "check", "Check"),
    edge("check", "ask", "Back"),
    edge("ask", "all done", "Finish"),
  ],
};

const withStart = (data: Parameters<typeof start>[0]): Definition => ({
  ...workflow,
  nodes: [start(data), ...workflow.nodes.slice(1)],
});

const standingAt = (nodeId: string, given: Partial<TurnStart> = {}): TurnStart =>
  turnStart(workflow, { currentNodeId: nodeId, userText: "Hello", ...given });

const spoken = (outcome: TurnOutcome): string[] =>
  outcome.segments.map(({ nodeId, source, text }) => `${nodeId} ${source}: ${text}`);

const events = (outcome: TurnOutcome): string[] => outcome.events.map(({ type }) => type);

const payloads = (outcome: TurnOutcome, type: string): unknown[] =>
  outcome.events.filter((event) => event.type === type).map((event) => event.payload);

describe("entering", () => {
  it("E1 the first turn enters the start node and tells so", () => {
    const { outcome } = playTurn(turnStart(workflow), reply("Hi."));
    expect(outcome.currentNodeId).toBe("start");
    expect(outcome.gatheredContext).toEqual({ nodes_visited: ["Start"] });
    expect(outcome.events[0]).toEqual({
      type: "node_transition",
      createdAt: at,
      payload: {
        nodeId: "start",
        nodeName: "Start",
        previousNodeId: null,
        previousNodeName: null,
        edgeId: null,
        functionName: null,
        generation: null,
        allowInterrupt: false,
      },
    });
  });

  it("E1 or the node it was asked to enter", () => {
    const { outcome, requests } = playTurn(turnStart(workflow, { startNodeId: "check" }), reply("Hi."));
    expect(outcome.currentNodeId).toBe("check");
    expect(requests[0]?.messages).toEqual([]);
  });

  it("E2 a later turn stands where its base stood, and tells nothing", () => {
    const { outcome } = playTurn(
      standingAt("ask", { gatheredContext: { nodes_visited: ["Ask"] } }),
      reply("Yes?"),
    );
    expect(outcome).toMatchObject({ currentNodeId: "ask", gatheredContext: { nodes_visited: ["Ask"] } });
    expect(events(outcome)).toEqual(["generation_started", "generation"]);
  });

  it("E3 names of visited nodes are kept once, in the order of the first visit", () => {
    const { outcome } = playTurn(
      standingAt("ask"),
      reply("", "check"),
      reply("", "back"),
      reply("", "check"),
      reply("."),
    );
    expect(outcome.gatheredContext).toEqual({ nodes_visited: ["Check", "Ask"] });
  });

  it("E4 a node that the graph does not have is a broken invariant", () => {
    expect(() => beginTurn(standingAt("gone"), at)).toThrow("gone");
  });
});

describe("greeting", () => {
  const greeting = withStart({ greeting: "Hello {{name|there}}." });

  it("E5 a text greeting is the whole opening turn, and is in the model's history", () => {
    const { outcome } = playTurn(turnStart(greeting, { initialContext: { name: "Ada" } }));
    expect(spoken(outcome)).toEqual(["start greeting: Hello Ada."]);
    expect(outcome.messages).toEqual([{ role: "assistant", content: "Hello Ada." }]);
    expect(outcome.usage.generations).toBe(0);
  });

  it("E5 an override in the initial context wins", () => {
    const initialContext = { greeting_override: { type: "text", text: "Welcome {{name}}" }, name: "Bo" };
    expect(spoken(playTurn(turnStart(greeting, { initialContext })).outcome)).toEqual([
      "start greeting: Welcome Bo",
    ]);
  });

  it.each([["Hi"], [{ text: "Hi" }], [{ type: "text", text: " " }], [{ type: "audio" }], [null]])(
    "E5 a malformed override is ignored: %j",
    (greeting_override) => {
      const { outcome } = playTurn(turnStart(greeting, { initialContext: { greeting_override } }));
      expect(spoken(outcome)).toEqual(["start greeting: Hello there."]);
    },
  );

  it("E6 without a greeting, or with one that renders empty, the model opens", () => {
    for (const definition of [workflow, withStart({ greeting: "{{name}}" })]) {
      expect(spoken(playTurn(turnStart(definition), reply("Hi.")).outcome)).toEqual(["start model: Hi."]);
    }
  });

  it("E6 a recorded greeting is a notice, and the model opens", () => {
    const recorded = withStart({ greeting_type: "audio", greeting_recording_id: "7", greeting: "unused" });
    const { outcome } = playTurn(turnStart(recorded), reply("Hi."));
    expect(spoken(outcome)).toEqual(["start model: Hi."]);
    expect(payloads(outcome, "notice")).toEqual([expect.objectContaining({ kind: "audio_greeting" })]);
  });

  it("E6 an opening elsewhere than at the start node does not greet", () => {
    const { outcome } = playTurn(turnStart(greeting, { startNodeId: "ask" }), reply("Hi."));
    expect(spoken(outcome)).toEqual(["ask model: Hi."]);
  });

  it("E7 a message before anything was entered is answered after the greeting", () => {
    const { outcome } = playTurn(turnStart(greeting, { userText: "Hey" }), reply("Yes?"));
    expect(outcome.messages).toEqual([
      { role: "assistant", content: "Hello there." },
      { role: "user", content: "Hey" },
      { role: "assistant", content: "Yes?" },
    ]);
  });

  it("E8 a delayed start is noted and not waited for", () => {
    const { outcome } = playTurn(turnStart(withStart({ delayed_start: true, greeting: "Hi" })));
    expect(payloads(outcome, "notice")).toEqual([
      {
        nodeId: "start",
        kind: "delayed_start",
        message: "The workflow waits 2 s before it speaks; a text chat does not.",
      },
    ]);
  });
});

describe("what the model is asked", () => {
  const persona = node("globalNode", "persona", { prompt: "You are {{agent}}." });
  const withPersona: Definition = { ...workflow, nodes: [...workflow.nodes, persona] };

  it("E9 the global prompt comes before the node's own, both rendered", () => {
    const { requests } = playTurn(turnStart(withPersona, { initialContext: { agent: "Ada" } }), reply("Hi."));
    expect(requests[0]?.system).toBe("You are Ada.\n\nYou are at start.");
  });

  it("E9 a node can decline the global prompt", () => {
    const nodes = [start({ add_global_prompt: false }), persona, ...workflow.nodes.slice(1)];
    const { requests } = playTurn(turnStart({ ...workflow, nodes }), reply("Hi."));
    expect(requests[0]?.system).toBe("You are at start.");
  });

  it("E10 edges of the current node are functions without parameters, described by their rendered conditions", () => {
    const edges = [
      edge("start", "ask", "Begin", { condition: "When {{name}} begins" }),
      ...workflow.edges.slice(1),
    ];
    const { requests } = playTurn(
      turnStart({ ...workflow, edges }, { initialContext: { name: "Ada" } }),
      reply("Hi."),
    );
    expect(requests[0]?.functions).toEqual([
      { name: "begin", description: "When Ada begins", parameters: { type: "object", properties: {} } },
    ]);
  });

  it("E11 the history is the base's, then what the person said", () => {
    const { requests } = playTurn(
      standingAt("ask", { messages: [{ role: "assistant", content: "Hi." }] }),
      reply("Yes?"),
    );
    expect(requests[0]?.messages).toEqual([
      { role: "assistant", content: "Hi." },
      { role: "user", content: "Hello" },
    ]);
  });
});

describe("a reply", () => {
  it("E12 text alone ends the turn, trimmed, as a segment of the node that said it", () => {
    const { outcome } = playTurn(standingAt("ask"), reply("  Yes?\n"));
    expect(spoken(outcome)).toEqual(["ask model: Yes?"]);
    expect(outcome.messages).toEqual([
      { role: "user", content: "Hello" },
      { role: "assistant", content: "Yes?" },
    ]);
    expect(outcome).toMatchObject({ status: "completed", isEnd: false, error: null });
  });

  it("E12 silence ends the turn too, and leaves no message", () => {
    const { outcome } = playTurn(standingAt("ask"), reply(" "));
    expect(outcome).toMatchObject({ status: "completed", segments: [], messages: [{ role: "user" }] });
  });

  it.each([
    ["▸ Good morning.", "Good morning."],
    ["● rec_1 [ Good morning. ]", "Good morning."],
    ["Good RECORDING_ID: rec_1 [morning].", "Good morning."],
    ["● Bread\n● Milk", "● Bread\n● Milk"],
  ])("E13 recording markers never reach the text: %j", (given, text) => {
    expect(spoken(playTurn(standingAt("ask"), reply(given)).outcome)).toEqual([`ask model: ${text}`]);
  });

  it("E14 every generation is told before it is asked for and when it has answered, by its number", () => {
    const { outcome, requests } = playTurn(standingAt("ask"), reply("", "check"), reply("Checked."));
    expect(payloads(outcome, "generation_started")).toEqual([
      {
        generation: 1,
        nodeId: "ask",
        nodeName: "Ask",
        functions: ["check", "finish"],
        promptHash: requests[0]?.promptHash,
        functionsHash: requests[0]?.functionsHash,
        historyLength: 1,
      },
      expect.objectContaining({ generation: 2, nodeId: "check", historyLength: 3 }),
    ]);
    expect(payloads(outcome, "generation")[0]).toEqual({
      generation: 1,
      nodeId: "ask",
      nodeName: "Ask",
      model: "scripted",
      promptHash: requests[0]?.promptHash,
      offeredFunctions: ["check", "finish"],
      chosenFunctions: ["check"],
      finishReason: "tool-calls",
      usage: reply("").usage,
      timeToFirstTokenMs: 3,
      durationMs: 7,
    });
    expect(requests[0]?.promptHash).toMatch(/^[0-9a-f]{64}$/);
    expect(outcome.usage).toMatchObject({ generations: 2, totalTokens: 30 });
  });
});

describe("a hop", () => {
  it("E15 a called edge moves the conversation, and the new node speaks with its own prompt and functions", () => {
    const { outcome, requests } = playTurn(
      standingAt("ask"),
      reply("One moment.", "check"),
      reply("Checked."),
    );
    expect(outcome.currentNodeId).toBe("check");
    expect(spoken(outcome)).toEqual(["ask model: One moment.", "check model: Checked."]);
    expect(requests[1]).toMatchObject({
      nodeId: "check",
      system: "You are at check.",
      functions: [{ name: "back" }],
    });
    expect(events(outcome)).toEqual([
      "generation_started",
      "generation",
      "tool_call_started",
      "tool_call_result",
      "node_transition",
      "generation_started",
      "generation",
    ]);
    expect(payloads(outcome, "node_transition")).toEqual([
      {
        nodeId: "check",
        nodeName: "Check",
        previousNodeId: "ask",
        previousNodeName: "Ask",
        edgeId: "ask-check",
        functionName: "check",
        generation: 1,
        allowInterrupt: false,
      },
    ]);
  });

  it("E15 the history holds the call and its result", () => {
    const { outcome } = playTurn(standingAt("ask"), reply("One moment.", "check"), reply("Checked."));
    expect(outcome.messages.slice(1)).toEqual([
      {
        role: "assistant",
        content: [
          { type: "text", text: "One moment." },
          { type: "tool-call", toolCallId: "call_0", toolName: "check", input: {} },
        ],
      },
      {
        role: "tool",
        content: [
          {
            type: "tool-result",
            toolCallId: "call_0",
            toolName: "check",
            output: { type: "json", value: { status: "done" } },
          },
        ],
      },
      { role: "assistant", content: "Checked." },
    ]);
  });

  it("E15 several hops fit into one turn", () => {
    const { outcome } = playTurn(
      turnStart(workflow),
      reply("", "begin"),
      reply("", "check"),
      reply("There."),
    );
    expect(outcome.gatheredContext).toEqual({ nodes_visited: ["Start", "Ask", "Check"] });
  });

  const speaking = (data: Parameters<typeof edge>[3]): Definition => ({
    ...workflow,
    edges: [edge("ask", "check", "Check", data), ...workflow.edges.filter((_edge, index) => index !== 1)],
  });

  it("E16 transition speech is said by the node being left, and the model knows", () => {
    const definition = speaking({ transition_speech: "Let me check, {{name}}." });
    const given = { currentNodeId: "ask", userText: "Hello", initialContext: { name: "Ada" } };
    const { outcome } = playTurn(turnStart(definition, given), reply("Sure.", "check"), reply("Checked."));
    expect(spoken(outcome)).toEqual([
      "ask model: Sure.",
      "ask transition_speech: Let me check, Ada.",
      "check model: Checked.",
    ]);
    expect(outcome.messages[1]).toMatchObject({
      content: [{ type: "text", text: "Sure.\n\nLet me check, Ada." }, { type: "tool-call" }],
    });
  });

  it("E16 recorded transition speech is a notice", () => {
    const definition = speaking({ transition_speech_type: "audio", transition_speech_recording_id: "9" });
    const { outcome } = playTurn(
      turnStart(definition, { currentNodeId: "ask", userText: "Hello" }),
      reply("", "check"),
      reply("Checked."),
    );
    expect(spoken(outcome)).toEqual(["check model: Checked."]);
    expect(payloads(outcome, "notice")).toEqual([expect.objectContaining({ nodeId: "ask" })]);
  });

  it("E17 the first of several transitions is taken, the others are refused", () => {
    const { outcome } = playTurn(standingAt("ask"), reply("", "finish", "check"), reply("Bye."));
    expect(outcome.currentNodeId).toBe("all done");
    expect(payloads(outcome, "tool_call_result")).toMatchObject([
      { functionName: "finish", kind: "transition", result: { status: "done" } },
      { functionName: "check", kind: "transition", result: { status: "error" } },
    ]);
  });

  it("E18 a function that was not offered is refused, and the model is asked again", () => {
    const { outcome, requests } = playTurn(standingAt("ask"), reply("", "back"), reply("Sorry."));
    expect(outcome.currentNodeId).toBe("ask");
    expect(payloads(outcome, "tool_call_result")).toMatchObject([
      { kind: "unknown", result: { status: "error" } },
    ]);
    expect(requests[1]?.messages.at(-1)).toMatchObject({
      role: "tool",
      content: [{ output: { type: "error-json" } }],
    });
  });

  it("E18 an unknown function beside a transition does not hold it up", () => {
    const { outcome } = playTurn(standingAt("ask"), reply("", "nothing", "check"), reply("Checked."));
    expect(outcome.currentNodeId).toBe("check");
  });

  it("E19 arguments of a transition are ignored, broken ones too", () => {
    const broken = { id: "a", name: "check", arguments: { invalid: "{oops" } };
    const { outcome } = playTurn(standingAt("ask"), reply("", broken), reply("Checked."));
    expect(outcome.currentNodeId).toBe("check");
    expect(payloads(outcome, "tool_call_started")).toMatchObject([{ arguments: "{oops" }]);
    expect(outcome.messages[1]).toMatchObject({ content: [{ type: "tool-call", input: {} }] });
  });

  it("E20 ids are made unique within a reply, and names acceptable", () => {
    const calls = [
      functionCall("check", "a"),
      functionCall("check", "a"),
      functionCall("wh at?", ""),
      functionCall("", "call_2"),
    ];
    const { outcome } = playTurn(standingAt("ask"), reply("", ...calls), reply("Checked."));
    expect(outcome.messages[1]).toMatchObject({
      content: [
        { toolCallId: "a", toolName: "check" },
        { toolCallId: "call_2", toolName: "check" },
        { toolCallId: "call_3", toolName: "wh_at" },
        { toolCallId: "call_4", toolName: "unknown" },
      ],
    });
    expect(payloads(outcome, "tool_call_started")).toMatchObject([{}, {}, { functionName: "wh at?" }, {}]);
  });
});

describe("the end", () => {
  it("E21 an end node speaks once, without functions, and ends the conversation", () => {
    const { outcome, requests } = playTurn(standingAt("ask"), reply("", "finish"), reply("Bye."));
    expect(requests[1]?.functions).toEqual([]);
    expect(outcome).toMatchObject({
      status: "completed",
      isEnd: true,
      currentNodeId: "all done",
      gatheredContext: {
        call_disposition: "all_done",
        mapped_call_disposition: "all_done",
        call_tags: ["all_done"],
      },
    });
    expect(outcome.events.at(-1)).toEqual({
      type: "session_end",
      createdAt: at,
      payload: { reason: "end_node", disposition: "all_done", nodeId: "all done" },
    });
  });

  it("E21 functions called at an end node are refused, and the turn still ends", () => {
    const { outcome } = playTurn(standingAt("ask"), reply("", "finish"), reply("Bye.", "finish"));
    expect(outcome).toMatchObject({ isEnd: true, status: "completed" });
    expect(payloads(outcome, "tool_call_result")).toMatchObject([
      {},
      { kind: "unknown", result: { status: "error" } },
    ]);
  });

  it("E22 an extracted disposition wins, and tags accumulate", () => {
    const gatheredContext = { call_disposition: "booked", call_tags: ["vip"] };
    const { outcome } = playTurn(standingAt("ask", { gatheredContext }), reply("", "finish"), reply("Bye."));
    expect(outcome.gatheredContext).toMatchObject({
      call_disposition: "booked",
      call_tags: ["vip", "booked"],
    });
  });
});

describe("failure", () => {
  const stuck = { ...turnLimits, hops: 2 };

  it("E23 a hop too many fails the turn", () => {
    const { outcome } = playTurn(
      standingAt("ask", { limits: stuck }),
      reply("", "check"),
      reply("", "back"),
      reply("", "check"),
    );
    expect(outcome).toMatchObject({ status: "failed", error: { reason: "hop_limit" }, currentNodeId: "ask" });
  });

  it("E23 a model call too many fails the turn", () => {
    const limits = { ...turnLimits, modelCalls: 2 };
    const { outcome } = playTurn(standingAt("ask", { limits }), reply("", "what"), reply("", "what"));
    expect(outcome).toMatchObject({ status: "failed", error: { reason: "model_call_limit" } });
  });

  it("E25 a failed turn leaves the base's state and no messages, and keeps what was said, done and spent", () => {
    const start = standingAt("ask", { gatheredContext: { nodes_visited: ["Ask"] } });
    const asked = beginTurn(start, at);
    const hopped = afterReply(asked.turn, reply("One moment.", "check"), at);
    const outcome = failTurn(
      hopped.turn,
      { reason: "model_cut_off", message: "It broke.", text: "Let me s" },
      at,
    );
    expect(outcome).toMatchObject({
      status: "failed",
      currentNodeId: "ask",
      gatheredContext: { nodes_visited: ["Ask"] },
      messages: [],
      usage: { generations: 1 },
      isEnd: false,
      error: { reason: "model_cut_off", message: "It broke." },
    });
    expect(spoken(outcome)).toEqual(["ask model: One moment.", "check model: Let me s"]);
    expect(outcome.events.at(-1)).toEqual({
      type: "execution_error",
      createdAt: at,
      payload: { reason: "model_cut_off", message: "It broke.", generation: 2 },
    });
    expect(outcome.segments.map(({ generation }) => generation)).toEqual([1, 2]);
    expect(payloads(outcome, "generation")).toHaveLength(1);
  });

  it("E25 what a model had begun to answer beside the conversation is not said", () => {
    const asks = agent("ask", {
      extraction_enabled: true,
      extraction_variables: [{ name: "day", type: "string" }],
    });
    const nodes = workflow.nodes.map((each) => (each === workflow.nodes[1] ? asks : each));
    const asked = beginTurn(
      turnStart({ ...workflow, nodes }, { currentNodeId: "ask", userText: "Hello" }),
      at,
    );
    const leaving = afterReply(asked.turn, reply("One moment.", "check"), at);
    expect(leaving.next.type).toBe("extract");
    const outcome = cancelTurn(leaving.turn, { text: '{"day":' });
    expect(spoken(outcome)).toEqual(["ask model: One moment."]);
    expect(events(outcome).at(-1)).toBe("aside_started");
  });

  it("E25 a reply that nobody asked for is a broken invariant", () => {
    const { turn } = beginTurn(turnStart(withStart({ greeting: "Hi" })), at);
    expect(() => afterReply(turn, reply("Hello."), at)).toThrow("waits for nothing");
  });
});
