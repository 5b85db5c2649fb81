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

  test.each([
    [
      "a refusal",
      "appointment",
      "The day and the time",
      "Which of these suits you?",
      "None of these suit me",
    ],
    ["a thanks", "order_number", "The number of the order", "Is that all?", "Thanks, that answers it"],
    ["a question", "problem", "What the problem is", "What is the problem?", "Why do you ask?"],
    ["a choice of two", "day", "", "Which day?", "Tuesday or Friday"],
    ["what is withheld", "problem", "What the problem is", "What is the problem?", "I'd rather not say"],
  ])("is not %s", (_, name, hint, asked, said) => {
    expect(findValue({ name, type: "string", hint }, [{ asked, said }])).toBeNull();
  });

  test.each([
    ["4711", "4711"],
    ["It is A-1001, I think", "A-1001"],
    ["#4711", "4711"],
    ["Number 4711, ordered on Friday at 9", "4711"],
  ])("is a number as it was said, however much was said later: %s", (said, value) => {
    const wanted = { name: "order_number", type: "string", hint: "The number of the order" };
    const exchanges = [
      { asked: "What is your order number?", said },
      { asked: "Does that answer your question?", said: "Thanks, that answers it" },
    ];
    expect(findValue(wanted, exchanges)).toEqual({ value, source: value });
  });

  it("is what the question said, after a plain yes to it", () => {
    const wanted = { name: "call_back", type: "string", hint: "When to call back, the day and time" };
    const asked = "No problem. May I call you tomorrow instead?";
    expect(findValue(wanted, [{ asked, said: "Yes" }])?.value).toBe("tomorrow");
    expect(findValue(wanted, [{ asked: "Tuesday or Friday?", said: "Yes" }])).toBeNull();
  });

  test.each([
    ["Yes, but not outside", false],
    ["Outside, please", true],
    ["Could be", null],
    ["I'm not sure", null],
    ["Is it warm outside?", null],
  ])("a yes or no: %s", (said, value) => {
    const wanted = { name: "outside", type: "boolean", hint: "Whether they want to sit outside" };
    const found = findValue(wanted, [{ asked: "Would you like to sit outside?", said }]);
    expect(found?.value ?? null).toBe(value);
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

it("reads what was said over several lines", () => {
  const schema = { type: "object", properties: { order_number: {} } };
  const question =
    "Variables:\n- order_number (string): The number of the order\n\nConversation:\nassistant: What is your order number?\nuser: Hello\nit is\nA-1001\ntool look_up: {}";
  expect(JSON.parse(answerToSchema(schema, question))).toEqual({
    order_number: { value: "A-1001", source: "A-1001" },
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
