import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/shared/json";
import { aside, playTurn, reply, turnLimits, turnStart } from "./testing/scripted-turn";
import { agent, type Definition, edge, end, start } from "./testing/workflow-builder";
import type { NextStep, TurnOutcome, TurnStart } from "./turn";
import { eventsOfType } from "./turn-event";

const variables = [
  { name: "day", type: "string", prompt: "The day they want." },
  { name: "guests", type: "number" },
  { name: "outside", type: "boolean" },
];

function workflow(ask: JsonObject = {}, done: JsonObject = {}, go: JsonObject = {}): Definition {
  const extraction = { extraction_enabled: true, extraction_variables: variables, ...ask };
  return {
    nodes: [start(), agent("ask", extraction), end("done", done)],
    edges: [edge("start", "ask", "Begin"), edge("ask", "done", "Finish", go)],
  };
}

const standing = (definition = workflow(), given: Partial<TurnStart> = {}) =>
  turnStart(definition, { currentNodeId: "ask", userText: "Monday, four of us", ...given });

/** The turn leaves `ask`, which is asked about, for the end. */
const leave = (answer: string | null, start = standing()) =>
  playTurn(start, reply("Fine.", "finish"), aside(answer), reply("Bye."));

const extractionIn = (outcome: TurnOutcome) => eventsOfType(outcome.events, "extraction")[0]?.payload;
const questionIn = (steps: NextStep[]) => {
  const step = steps.find((each) => each.type === "extract");
  if (step?.type !== "extract") throw new Error("Nothing was asked.");
  return step.request;
};

describe("asking", () => {
  it("X1 happens before the node is left, about the whole conversation without its moves", () => {
    const messages = [
      { role: "user" as const, content: "Hi" },
      {
        role: "assistant" as const,
        content: [
          { type: "text" as const, text: "Hello." },
          { type: "tool-call" as const, toolCallId: "1", toolName: "begin", input: {} },
          { type: "tool-call" as const, toolCallId: "2", toolName: "look_up", input: {} },
        ],
      },
      {
        role: "tool" as const,
        content: [
          {
            type: "tool-result" as const,
            toolCallId: "1",
            toolName: "begin",
            output: { type: "json" as const, value: { status: "done" } },
          },
          {
            type: "tool-result" as const,
            toolCallId: "2",
            toolName: "look_up",
            output: {
              type: "json" as const,
              value: { status: "success", status_code: 200, data: { free: 3 } },
            },
          },
        ],
      },
    ];
    const { steps } = leave("{}", standing(workflow(), { messages }));
    expect(steps.map(({ type }) => type)).toEqual(["generate", "extract", "generate"]);
    expect(questionIn(steps).conversation).toBe(
      'user: Hi\nassistant: Hello.\ntool look_up: {"free":3}\nuser: Monday, four of us\nassistant: Fine.',
    );
  });

  it("X1 names the variables with their types and hints, and the node's own wish, rendered", () => {
    const definition = workflow({ extraction_prompt: "Speak of {{place}}." });
    const { steps } = leave("{}", standing(definition, { initialContext: { place: "Rome" } }));
    const { system, messages } = questionIn(steps);
    expect(system).toContain("\n\nSpeak of Rome.");
    expect(messages).toEqual([
      {
        role: "user",
        content:
          "Variables:\n- day (string): The day they want.\n- guests (number)\n- outside (boolean)\n\n" +
          "Conversation:\nuser: Monday, four of us\nassistant: Fine.",
      },
    ]);
  });

  it("X2 asks for every variable with its value and source", () => {
    const { schema } = questionIn(leave("{}").steps);
    expect(schema).toMatchObject({
      type: "object",
      required: ["day", "guests", "outside"],
      additionalProperties: false,
      properties: {
        guests: {
          properties: { value: { type: ["number", "null"] }, source: { type: ["string", "null"] } },
          required: ["value", "source"],
        },
      },
    });
  });

  it("X1 is left out when nothing is to be extracted, and happens at an end node", () => {
    const off = workflow(
      { extraction_enabled: false },
      { extraction_enabled: true, extraction_variables: variables },
    );
    const { outcome, steps } = playTurn(
      standing(off),
      reply("", "finish"),
      reply("Bye."),
      aside('{"guests":4}'),
    );
    expect(steps.map(({ type }) => type)).toEqual(["generate", "generate", "extract"]);
    expect(outcome).toMatchObject({ isEnd: true, gatheredContext: { guests: 4, call_disposition: "done" } });
  });

  it("X1 X4 an extracted disposition is the one the conversation ends with", () => {
    const disposition = [{ name: "call_disposition", type: "string" }];
    const { outcome } = leave(
      '{"call_disposition":{"value":"booked","source":null}}',
      standing(workflow({ extraction_variables: disposition })),
    );
    expect(outcome.gatheredContext).toMatchObject({ call_disposition: "booked", call_tags: ["booked"] });
  });
});

describe("reading the answer", () => {
  it("X2 X4 keeps values with the words they came from, under their names and together", () => {
    const { outcome } = leave(
      '{"day":{"value":"Monday","source":"monday,  FOUR"},"guests":{"value":4,"source":"we are five"},"outside":{"value":null,"source":null}}',
    );
    expect(extractionIn(outcome)).toMatchObject({
      nodeId: "ask",
      values: [
        { name: "day", value: "Monday", source: "monday,  FOUR" },
        { name: "guests", value: 4, source: null },
      ],
      dropped: [],
      error: null,
    });
    expect(outcome.gatheredContext).toMatchObject({
      day: "Monday",
      guests: 4,
      extracted_variables: { day: "Monday", guests: 4 },
    });
  });

  it.each([
    ['{"guests":"4"}', { guests: 4 }],
    ['{"guests":" 4.5 "}', { guests: 4.5 }],
    ['{"day":12,"outside":"yes"}', { day: "12", outside: true }],
    ['{"outside":0}', { outside: false }],
    ['Sure:\n```json\n{"day":"Monday"}\n```', { day: "Monday" }],
    ['{"day":"","guests":null,"other":"x"}', {}],
  ])("X3 coerces %s", (answer, expected) => {
    const { extracted_variables = {} } = leave(answer).outcome.gatheredContext;
    expect(extracted_variables).toEqual(expected);
  });

  it.each([
    ['{"guests":"four"}', "guests", '"four" is not a number.'],
    ['{"guests":true}', "guests", "true is not a number."],
    ['{"outside":"maybe"}', "outside", '"maybe" is not a boolean.'],
    ['{"day":["Monday"]}', "day", '["Monday"] is not a string.'],
  ])("X3 drops %s", (answer, name, reason) => {
    const { outcome } = leave(answer);
    expect(extractionIn(outcome)).toMatchObject({ values: [], dropped: [{ name, reason }] });
    expect(outcome.gatheredContext).not.toHaveProperty(name);
  });

  it("X3 protects the engine's own names", () => {
    const names = ["nodes_visited", "call_tags", "mapped_call_disposition", "extracted_variables"];
    const reserved = names.map((name) => ({ name, type: "string" }));
    const answer = JSON.stringify(Object.fromEntries(names.map((name) => [name, "mine"])));
    const { outcome } = leave(answer, standing(workflow({ extraction_variables: reserved })));
    expect(extractionIn(outcome)?.dropped.map(({ name }) => name)).toEqual(names);
    expect(JSON.stringify(outcome.gatheredContext)).not.toContain("mine");
  });

  it.each([
    [null, "The model is away."],
    ["I do not know", "The answer was not a JSON object."],
    ["[1]", "The answer was not a JSON object."],
    [" ", "The answer was empty."],
    ['<think>{"day":"Monday"}</think>', "The answer was a thought and no more."],
    ['{"day":{"value":"Mon', "The answer's JSON breaks off."],
    ['{"thought":"ok","agreed":true}', "The answer has none of the variables, but “thought”, “agreed”."],
  ])("X5 leaves the context as it was after %s", (answer, error) => {
    const { outcome } = leave(answer, standing(workflow(), { gatheredContext: { day: "Friday" } }));
    expect(extractionIn(outcome)).toMatchObject({ values: [], error });
    expect(outcome).toMatchObject({ status: "completed", gatheredContext: { day: "Friday" } });
  });

  it("X5 takes over nothing when the context would grow beyond its limit", () => {
    const limits = { ...turnLimits, contextBytes: 100 };
    const { outcome } = leave(JSON.stringify({ day: "x".repeat(200) }), standing(workflow(), { limits }));
    expect(extractionIn(outcome)).toMatchObject({ values: [], error: "The context would grow too large." });
  });

  it("X6 is seen by the speech of the transition and counts", () => {
    const { outcome } = leave(
      '{"day":"Monday"}',
      standing(workflow({}, {}, { transition_speech: "See you {{day}}." })),
    );
    expect(outcome.segments.map(({ text }) => text)).toEqual(["Fine.", "See you Monday.", "Bye."]);
    expect(outcome.usage.generations).toBe(3);
  });

  it("X6 a question too many fails the turn", () => {
    const { outcome } = playTurn(
      standing(workflow(), { limits: { ...turnLimits, modelCalls: 1 } }),
      reply("", "finish"),
    );
    expect(outcome.error?.reason).toBe("model_call_limit");
  });
});
