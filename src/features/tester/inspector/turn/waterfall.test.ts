import { expect, test } from "vitest";
import type { TurnEvent } from "@/engine/turn-event";
import { aGeneration, aStart, aTurn } from "@/features/tester/testing/session-examples";
import { waterfall } from "./waterfall";

const at = (seconds: number) =>
  new Date(Date.parse("2026-03-10T12:00:00.000Z") + seconds * 1000).toISOString();
const call = { generation: 1, nodeId: "a", toolCallId: "1", functionName: "look_up", kind: "tool" } as const;

test("each thing lies where it was, ending when it was told", () => {
  const events: TurnEvent[] = [
    { ...aGeneration("ask", { durationMs: 800, timeToFirstTokenMs: 200 }), createdAt: at(1) } as TurnEvent,
    { type: "tool_call_started", createdAt: at(1), payload: { ...call, arguments: {} } },
    {
      type: "tool_call_result",
      createdAt: at(1.5),
      payload: { ...call, result: {}, mode: "live", durationMs: 400 },
    },
  ];
  expect(waterfall(aTurn({ id: "t", createdAt: at(0), settledAt: at(2), events }))).toEqual({
    totalMs: 2000,
    bars: [
      {
        key: "generation-0",
        kind: "generation",
        label: "ask",
        startMs: 200,
        durationMs: 800,
        firstTokenMs: 200,
      },
      {
        key: "tool_call_result-2",
        kind: "tool",
        label: "look_up",
        startMs: 1100,
        durationMs: 400,
        firstTokenMs: null,
      },
    ],
  });
});

test("a generation without an answer takes the rest of the turn that failed", () => {
  const started = { ...aStart("ask", { generation: 2 }), createdAt: at(1) };
  const events = [{ ...aGeneration("ask"), createdAt: at(1) } as TurnEvent, started];
  expect(waterfall(aTurn({ id: "t", status: "failed", createdAt: at(0), settledAt: at(3), events }))).toEqual(
    {
      totalMs: 3000,
      bars: [
        expect.objectContaining({ key: "generation-0", durationMs: 0 }),
        {
          key: "generation_started-2",
          kind: "generation",
          label: "ask",
          startMs: 1000,
          durationMs: 2000,
          firstTokenMs: null,
        },
      ],
    },
  );
});

test("nothing lies before the turn, and a turn that took no time still has a length", () => {
  const early = { ...aGeneration("ask", { durationMs: 500 }), createdAt: at(0) } as TurnEvent;
  expect(waterfall(aTurn({ id: "t", createdAt: at(0), settledAt: null, events: [early] }))).toMatchObject({
    totalMs: 500,
    bars: [{ startMs: 0 }],
  });
  expect(waterfall(aTurn({ id: "t", createdAt: at(0), settledAt: at(0) }))).toEqual({ totalMs: 1, bars: [] });
});
