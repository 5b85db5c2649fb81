import { describe, expect, it, test } from "vitest";
import { answerToSchema, argumentsFor, summaryOf } from "./offline-answers";
import { findValue } from "./offline-values";

describe("a value in what was said", () => {
  test.each([
    ["email", "string", "", "Where can we write?", "It is ada@example.org, thanks", "ada@example.org"],
    ["phone", "string", "", "", "Call +49 30 1234567 please", "+49 30 1234567"],
    ["caller_name", "string", "", "Who is calling?", "Hi, this is Ada Lovelace", "Ada Lovelace"],
    ["day", "string", "", "", "Could I come on Friday at 9:00?", "Friday at 9:00"],
    ["visit_day", "string", "The day of the visit", "", "tomorrow", "tomorrow"],
    ["guests", "number", "How many people come", "How many people will come?", "four of us", 4],
    ["guests", "number", "How many people come", "How many people will come?", "12.5", 12.5],
    ["insured", "boolean", "Whether they are insured", "Are you insured?", "No, sorry", false],
    ["insured", "boolean", "Whether they are insured", "Are you insured?", "Yes.", true],
    [
      "problem",
      "string",
      "What the problem is",
      "What is the problem?",
      "The light is red.",
      "The light is red",
    ],
    ["account", "string", "", "", "My account is 4711", "4711"],
  ])("%s (%s) %s", (name, type, hint, asked, said, value) => {
    expect(findValue({ name, type, hint }, [{ asked, said }])?.value).toBe(value);
  });

  it("is the newest", () => {
    const exchanges = ["Monday", "no, Tuesday"].map((said) => ({ asked: "", said }));
    expect(findValue({ name: "day", type: "string", hint: "" }, exchanges)).toEqual({
      value: "Tuesday",
      source: "Tuesday",
    });
  });

  it("is not guessed", () => {
    const exchanges = [{ asked: "How are you?", said: "Fine, 3 of us" }];
    expect(findValue({ name: "budget", type: "number", hint: "" }, exchanges)).toBeNull();
    expect(findValue({ name: "list", type: "array", hint: "" }, exchanges)).toBeNull();
  });
});

it("answers a question about variables with the JSON it asks for", () => {
  const question =
    "Variables:\n- day (string): The day.\n- guests (number)\n\nConversation:\nassistant: When?\nuser: Monday";
  const schema = { type: "object", properties: { day: {}, guests: {} } };
  expect(JSON.parse(answerToSchema(schema, question))).toEqual({
    day: { value: "Monday", source: "Monday" },
    guests: { value: null, source: null },
  });
});

it("calls a function only with what was said", () => {
  const parameters = {
    type: "object",
    properties: { day: { type: "string" }, note: { type: "string", description: "Anything else" } },
    required: ["day"],
  };
  expect(argumentsFor(parameters, [{ asked: "", said: "Monday" }])).toEqual({ day: "Monday" });
  expect(argumentsFor(parameters, [{ asked: "", said: "Hello" }])).toBeNull();
  expect(argumentsFor({}, [])).toEqual({});
});

it("summarises by repeating", () => {
  expect(summaryOf("assistant: Hi\nuser: Hello there\nuser: Bye")).toBe("The person said: Hello there / Bye");
});
