import { expect, test } from "vitest";
import type { TurnEvent } from "@/engine/turn-event";
import { aGeneration, aStart, aTransition, aTurn } from "@/features/tester/testing/session-examples";
import { turnSteps } from "./turn-steps";

const createdAt = "2026-03-10T12:00:00.000Z";

function aCall(functionName: string, kind: "transition" | "unknown"): TurnEvent[] {
  const call = { generation: 1, nodeId: "a", toolCallId: functionName, functionName, kind };
  return [
    { type: "tool_call_started", createdAt, payload: { ...call, arguments: {} } },
    { type: "tool_call_result", createdAt, payload: { ...call, result: { status: kind } } },
  ];
}

test("a generation tells the functions it was offered and which it chose", () => {
  const events = [
    aStart("a", { functions: ["book", "cancel"] }),
    aGeneration("a", { chosenFunctions: ["cancel"] }),
  ];
  expect(turnSteps(aTurn({ id: "t", events }))).toMatchObject([
    {
      choices: [
        { name: "book", isChosen: false },
        { name: "cancel", isChosen: true },
      ],
    },
  ]);
});

test("a function that was called without being offered is among the choices", () => {
  const events = [
    aStart("a", { functions: ["book"] }),
    aGeneration("a", { chosenFunctions: ["fly", "fly"] }),
  ];
  expect(turnSteps(aTurn({ id: "t", events }))).toMatchObject([
    {
      choices: [
        { name: "book", isChosen: false },
        { name: "fly", isChosen: true },
      ],
    },
  ]);
});

test("a call that took an edge is told by its transition; another call is told with its result", () => {
  const events = [
    aStart("a"),
    aGeneration("a"),
    ...aCall("book", "transition"),
    ...aCall("fly", "unknown"),
    aTransition("a", "b"),
  ];
  const steps = turnSteps(aTurn({ id: "t", events }));
  expect(steps.map((step) => step.type)).toEqual(["generation", "tool", "node_transition"]);
  expect(steps[1]).toMatchObject({ call: { kind: "missing", isError: true, result: { status: "unknown" } } });
});

test.each([
  ["pending", "running"],
  ["failed", "failed"],
  ["cancelled", "stopped"],
] as const)("in a %s turn, what has no answer is %s", (status, state) => {
  const started = aStart("a", { generation: 2 });
  const aside: TurnEvent = {
    type: "aside_started",
    createdAt,
    payload: { purpose: "extraction", nodeId: "a", promptHash: null, historyLength: 1 },
  };
  const events = [aStart("a"), aGeneration("a"), started, aside];
  expect(turnSteps(aTurn({ id: "t", status, events }))).toMatchObject([
    { type: "generation", state: "answered" },
    { type: "generation", state, answer: null },
    { type: "unanswered", purpose: "extraction", state },
  ]);
});
