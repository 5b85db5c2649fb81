import { expect, test } from "vitest";
import type { Segment, SegmentSource, TurnEvent } from "@/engine/turn-event";
import { aGeneration, aStart, aTransition, aTurn } from "@/features/tester/testing/session-examples";
import { type TurnItem, turnItems } from "./turn-items";

const createdAt = "2026-03-10T12:00:00.000Z";

function says(nodeId: string, text: string, generation = 1, source: SegmentSource = "model"): Segment {
  return { nodeId, nodeName: nodeId, source, text, generation: source === "greeting" ? null : generation };
}

/** A generation that has answered. */
const asks = (nodeId: string, generation = 1) => [
  aStart(nodeId, { generation }),
  aGeneration(nodeId, { generation }),
];

function describeItem(item: TurnItem): string {
  switch (item.kind) {
    case "node":
      return `→ ${item.transition.nodeId}`;
    case "said":
      return `${item.isSpeakerNew ? `${item.segment.nodeId}: ` : ""}${item.segment.text}`;
    case "notice":
      return `(${item.message})`;
    case "ended":
      return `ended as ${item.disposition}`;
    case "tool":
      return `${item.call.functionName}: ${item.call.result?.status ?? "running"}`;
    default:
      return `(${item.kind})`;
  }
}

function read(events: TurnEvent[], segments: Segment[]): string[] {
  const assistantMessage = { text: "", createdAt, segments };
  return turnItems(aTurn({ id: "t", events, assistantMessage })).map(describeItem);
}

test("a greeting follows the entry of its node", () => {
  expect(read([aTransition(null, "start")], [says("start", "Hello.", 0, "greeting")])).toEqual([
    "→ start",
    "Hello.",
  ]);
});

test("what a node says on leaving comes before the change of node", () => {
  const events = [...asks("a"), aTransition("a", "b"), ...asks("b", 2)];
  const speech = says("a", "One moment.", 1, "transition_speech");
  const segments = [says("a", "Well."), speech, says("b", "Here.", 2)];
  expect(read(events, segments)).toEqual(["a: Well.", "One moment.", "→ b", "Here."]);
});

test("a node that is entered twice says each thing where it belongs", () => {
  const events = [
    ...asks("a", 1),
    aTransition("a", "b", 1),
    ...asks("b", 2),
    aTransition("b", "a", 2),
    ...asks("a", 3),
  ];
  expect(read(events, [says("a", "1", 1), says("b", "2", 2), says("a", "3", 3)])).toEqual([
    "a: 1",
    "→ b",
    "2",
    "→ a",
    "3",
  ]);
});

test("a node that leads back to itself keeps what it said before and after apart", () => {
  const events = [...asks("a"), aTransition("a", "a"), ...asks("a", 2)];
  const speech = says("a", "again", 1, "transition_speech");
  const segments = [says("a", "before"), speech, says("a", "after", 2)];
  expect(read(events, segments)).toEqual(["a: before", "again", "→ a", "after"]);
});

test("a node is named where it begins to speak, unless it was just entered", () => {
  const events = [...asks("a"), ...asks("a", 2)];
  expect(read(events, [says("a", "1"), says("a", "2", 2)])).toEqual(["a: 1", "2"]);
});

test("a silent generation says nothing and moves nothing", () => {
  expect(read([...asks("a"), aTransition("a", "b"), ...asks("b", 2)], [says("b", "Here.", 2)])).toEqual([
    "→ b",
    "Here.",
  ]);
});

test("the end comes after the last words", () => {
  const end: TurnEvent = {
    type: "session_end",
    createdAt,
    payload: { reason: "end_node", disposition: "booked", nodeId: "z" },
  };
  expect(read([aTransition("a", "z"), ...asks("z", 2), end], [says("z", "Goodbye.", 2)])).toEqual([
    "→ z",
    "Goodbye.",
    "ended as booked",
  ]);
});

test("a generation that goes on speaking, or that failed, has said what there is of it", () => {
  const events = [...asks("a"), aTransition("a", "b"), aStart("b", { generation: 2 })];
  expect(read(events, [says("a", "Well."), says("b", "Her", 2)])).toEqual(["a: Well.", "→ b", "Her"]);
});

test("text that no event accounts for is still shown", () => {
  expect(read([], [says("a", "kept")])).toEqual(["a: kept"]);
});

const aToolCall = (toolCallId: string, status: string | null, generation = 1): TurnEvent[] => {
  const call = { generation, nodeId: "a", toolCallId, functionName: "look_up", kind: "tool" } as const;
  const started = { type: "tool_call_started", createdAt, payload: { ...call, arguments: {} } } as const;
  if (status === null) return [started];
  return [started, { type: "tool_call_result", createdAt, payload: { ...call, result: { status } } }];
};

test("a tool is a card where it was called, after what the node said about it; one without a result is running", () => {
  const events = [...asks("a"), ...aToolCall("1", "success"), ...asks("a", 2), ...aToolCall("2", null, 2)];
  const announced = says("a", "Looking it up.", 1, "tool_message");
  const segments = [says("a", "I see."), announced, says("a", "Found it.", 2)];
  expect(read(events, segments)).toEqual([
    "a: I see.",
    "Looking it up.",
    "look_up: success",
    "Found it.",
    "look_up: running",
  ]);
});

test("a call that took an edge is not shown twice", () => {
  const call = {
    generation: 1,
    nodeId: "a",
    toolCallId: "1",
    functionName: "book",
    kind: "transition",
  } as const;
  const started = { type: "tool_call_started", createdAt, payload: { ...call, arguments: {} } } as const;
  expect(read([started, aTransition("a", "b")], [])).toEqual(["→ b"]);
});

test("what the page does not know yet is left out", () => {
  const unknown = { type: "brain_scan", createdAt, payload: {} } as unknown as TurnEvent;
  expect(read([unknown, ...asks("a")], [says("a", "Well.")])).toEqual(["a: Well."]);
});

test("a tool that was called without a word comes before what was said about its result", () => {
  const events = [...asks("a"), ...aToolCall("1", "success"), ...asks("a", 2)];
  expect(read(events, [says("a", "It is 42.", 2)])).toEqual(["look_up: success", "a: It is 42."]);
});
