import { expect, test } from "vitest";
import { defaultToolChoice, noChoices, readChoices } from "./start-choices";

test("nothing chosen sends nothing", () => {
  expect(readChoices(noChoices)).toEqual({ options: {}, problems: {} });
});

test("what was chosen is sent as the contract has it", () => {
  const { options, problems } = readChoices({
    model: "offline",
    texts: { name: "Ada", town: "" },
    context: '{"plan":"gold"}',
    startNodeId: "n2",
    now: "2026-03-01T09:30:00.000Z",
    tools: {
      a: defaultToolChoice,
      b: { ...defaultToolChoice, mode: "live" },
      c: { ...defaultToolChoice, mode: "recorded", otherwise: "mock" },
      d: { ...defaultToolChoice, mode: "mock", result: '{"ok":true}', delayMs: "200" },
      e: { ...defaultToolChoice, mode: "mock", error: " down " },
    },
  });
  expect(problems).toEqual({});
  expect(options).toEqual({
    model: "offline",
    initialContext: { plan: "gold", name: "Ada" },
    startNodeId: "n2",
    now: "2026-03-01T09:30:00.000Z",
    toolModes: {
      b: { mode: "live" },
      c: { mode: "recorded", otherwise: "mock" },
      d: { mode: "mock", result: { ok: true }, delayMs: 200 },
      e: { mode: "mock", error: "down" },
    },
  });
});

test("what cannot be sent as it is typed is said at its field", () => {
  const tools = { a: { ...defaultToolChoice, mode: "mock" as const, result: "[1]" } };
  const { problems } = readChoices({ ...noChoices, context: "{", now: "tomorrow", tools });
  expect(Object.keys(problems)).toEqual(["context", "now", "tool a"]);
});
