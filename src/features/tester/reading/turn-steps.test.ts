import { expect, test } from "vitest";
import type { TurnEvent } from "@/engine/turn-event";
import { aGeneration, aTransition, aTurn } from "@/features/tester/testing/session-examples";
import { turnSteps } from "./turn-steps";

const createdAt = "2026-03-10T12:00:00.000Z";

function aCall(functionName: string, kind: "transition" | "unknown"): TurnEvent[] {
  const call = { nodeId: "a", toolCallId: functionName, functionName, kind };
  return [
    { type: "tool_call_started", createdAt, payload: { ...call, arguments: {} } },
    { type: "tool_call_result", createdAt, payload: { ...call, result: { status: kind } } },
  ];
}

test("a generation tells the functions it was offered and which it chose", () => {
  const events = [aGeneration("a", { offeredFunctions: ["book", "cancel"], chosenFunctions: ["cancel"] })];
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
  const events = [aGeneration("a", { offeredFunctions: ["book"], chosenFunctions: ["fly", "fly"] })];
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
    aGeneration("a"),
    ...aCall("book", "transition"),
    ...aCall("fly", "unknown"),
    aTransition("a", "b"),
  ];
  const steps = turnSteps(aTurn({ id: "t", events }));
  expect(steps.map((step) => step.type)).toEqual(["generation", "tool", "node_transition"]);
  expect(steps[1]).toMatchObject({ call: { kind: "missing", isError: true, result: { status: "unknown" } } });
});
