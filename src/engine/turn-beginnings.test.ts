import { describe, expect, it } from "vitest";
import type { Message } from "./message";
import { fetchBody } from "./pre-call-fetch";
import { aside, at, fetched, playTurn, reply, turnStart } from "./testing/scripted-turn";
import { agent, type Definition, edge, start } from "./testing/workflow-builder";
import { eventsOfType } from "./turn-event";

const fetching = (data = {}): Definition => ({
  nodes: [
    start({
      greeting: "Hello {{name}}.",
      pre_call_fetch_mode: "always",
      pre_call_fetch_url: "https://crm.test/who",
      pre_call_fetch_credential_uuid: "tool_crm",
      ...data,
    }),
    agent("ask"),
  ],
  edges: [edge("start", "ask", "Begin")],
});

describe("fetching initial context", () => {
  it("F1 happens before anything is said, and wins over what was given", () => {
    const { outcome, steps } = playTurn(
      turnStart(fetching(), { initialContext: { name: "Bob" } }),
      fetched({ name: "Ada" }),
    );
    expect(steps).toEqual([
      {
        type: "fetch",
        request: { nodeId: "start", url: "https://crm.test/who", credentialToolId: "tool_crm" },
      },
    ]);
    expect(outcome.segments.map(({ text }) => text)).toEqual(["Hello Ada."]);
    expect(outcome.events[0]).toEqual({
      type: "pre_call_fetch",
      createdAt: at,
      payload: {
        nodeId: "start",
        url: "https://crm.test/who",
        context: { name: "Ada" },
        error: null,
        isRecorded: false,
        durationMs: 4,
      },
    });
  });

  it("F1 without an answer the conversation begins without it", () => {
    const { outcome } = playTurn(
      turnStart(fetching(), { initialContext: { name: "Bob" } }),
      fetched({}, "It did not answer."),
    );
    expect(outcome.segments.map(({ text }) => text)).toEqual(["Hello Bob."]);
  });

  it.each([
    { pre_call_fetch_mode: "inbound" },
    { pre_call_fetch_mode: "outbound" },
    { pre_call_fetch_mode: "disabled", pre_call_fetch_enabled: true },
    { pre_call_fetch_url: " " },
  ])("F1 is left out for %o", (data) => {
    expect(playTurn(turnStart(fetching(data))).steps).toEqual([]);
  });

  it.each([
    ["inbound", /^The workflow fetches context before inbound calls only\./],
    ["outbound", /^The workflow fetches context before outbound calls only\./],
    ["Always", /^“Always” is no mode of the fetch before a call: .+ Nothing was fetched\.$/],
  ])("F1 in the mode %j nothing is fetched, and a notice says so", (pre_call_fetch_mode, message) => {
    const { outcome, steps } = playTurn(turnStart(fetching({ pre_call_fetch_mode })));
    expect(steps).toEqual([]);
    expect(eventsOfType(outcome.events, "notice").map(({ payload }) => payload)).toEqual([
      { nodeId: "start", kind: "not_fetched", message: expect.stringMatching(message) },
    ]);
  });

  it.each([{ pre_call_fetch_mode: "disabled" }, { pre_call_fetch_mode: "inbound", pre_call_fetch_url: "" }])(
    "F1 nobody wanted anything fetched with %j: nothing is said",
    (data) => {
      expect(eventsOfType(playTurn(turnStart(fetching(data))).outcome.events, "notice")).toEqual([]);
    },
  );

  it("F1 asks with the numbers that the call begins with", () => {
    const numbers = { caller_number: "+15550001111", called_number: "+15550002222" };
    expect(fetchBody("wf_1", numbers)).toEqual({
      event: "call_inbound",
      call_inbound: { agent_id: "wf_1", from_number: "+15550001111", to_number: "+15550002222" },
    });
    expect(fetchBody("wf_1", {})).toMatchObject({ call_inbound: { from_number: null, to_number: null } });
  });

  it("F1 the older flag means always", () => {
    const { steps } = playTurn(
      turnStart(fetching({ pre_call_fetch_mode: null, pre_call_fetch_enabled: true })),
      fetched({}),
    );
    expect(steps).toHaveLength(1);
  });

  it("F2 another opening begins with what the first one was given", () => {
    const { outcome, steps } = playTurn(turnStart(fetching(), { fetchedContext: { name: "Ada" } }));
    expect(steps).toEqual([]);
    expect(outcome.segments.map(({ text }) => text)).toEqual(["Hello Ada."]);
    expect(eventsOfType(outcome.events, "pre_call_fetch")[0]?.payload).toMatchObject({ isRecorded: true });
  });
});

describe("a long history", () => {
  const workflow = fetching({ pre_call_fetch_mode: null });
  const exchange = (index: number): Message[] => [
    { role: "user", content: `Question ${index} ${"x".repeat(100)}` },
    { role: "assistant", content: `Answer ${index}` },
  ];
  const messages = [1, 2, 3, 4].flatMap(exchange);
  const standing = (compactionTokens: number | null) =>
    turnStart(workflow, { currentNodeId: "ask", userText: "And now?", messages, compactionTokens });

  it("H1 is summarised but for its last two exchanges", () => {
    const { steps, requests, outcome } = playTurn(standing(100), aside("They asked."), reply("So."));
    expect(steps[0]).toMatchObject({ type: "summarise", request: { summarisedMessages: 4 } });
    expect(requests[0]?.messages).toEqual([
      { role: "user", content: "Summary of the conversation so far:\nThey asked." },
      ...messages.slice(4),
      { role: "user", content: "And now?" },
    ]);
    expect(outcome.messages).toEqual([
      { role: "user", content: "And now?" },
      { role: "assistant", content: "So." },
    ]);
    expect(eventsOfType(outcome.events, "context_compaction")[0]?.payload).toMatchObject({
      summary: "They asked.",
      summarisedMessages: 4,
    });
    expect(outcome.usage.generations).toBe(2);
  });

  it("H1 stays whole below the budget, and when nobody asked for it", () => {
    expect(playTurn(standing(100_000), reply("So.")).requests[0]?.messages).toHaveLength(9);
    expect(playTurn(standing(null), reply("So.")).requests[0]?.messages).toHaveLength(9);
  });

  it.each([null, "  "])("H1 stays whole when the summary is %o", (summary) => {
    const { requests, outcome } = playTurn(standing(100), aside(summary), reply("So."));
    expect(requests[0]?.messages).toHaveLength(9);
    expect(eventsOfType(outcome.events, "notice")[0]?.payload.kind).toBe("not_compacted");
  });

  it("H1 does not summarise a summary and its last two exchanges again", () => {
    const short = [{ role: "user" as const, content: "x".repeat(1_000) }, ...messages.slice(4)];
    const base = turnStart(workflow, {
      currentNodeId: "ask",
      userText: "And?",
      messages: short,
      compactionTokens: 1,
    });
    expect(playTurn(base, reply("So.")).requests[0]?.messages).toHaveLength(6);
  });
});

describe("empty placeholders", () => {
  it("W1 are named once for each text", () => {
    const definition: Definition = {
      nodes: [
        start({ greeting: "Hi {{who}}{{who}}." }),
        agent("ask", { prompt: "Ask {{topic}} on {{current_weekday_Nowhere/Land}} {{x | y}}." }),
      ],
      edges: [edge("start", "ask", "Begin", { transition_speech: "Now {{part}}." })],
    };
    const { outcome } = playTurn(
      turnStart(definition, { userText: "Go" }),
      reply("", "begin"),
      reply("", "nothing"),
      reply("Well."),
    );
    expect(eventsOfType(outcome.events, "render_warning").map(({ payload }) => payload)).toEqual([
      { nodeId: "start", field: "data.greeting", paths: ["who"] },
      { nodeId: "start", field: "start-ask.data.transition_speech", paths: ["part"] },
      { nodeId: "ask", field: "data.prompt", paths: ["topic", "current_weekday_Nowhere/Land"] },
    ]);
  });
});
