import { expect, test } from "vitest";
import type { Segment, SegmentSource, TurnEvent } from "@/engine/turn-event";
import { aGeneration, aTransition, aTurn } from "@/features/tester/testing/session-examples";
import { type TurnItem, turnItems } from "./turn-items";

const createdAt = "2026-03-10T12:00:00.000Z";

function says(nodeId: string, text: string, source: SegmentSource = "model"): Segment {
  return { nodeId, nodeName: nodeId, source, text };
}

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
  expect(read([aTransition(null, "start")], [says("start", "Hello.", "greeting")])).toEqual([
    "→ start",
    "Hello.",
  ]);
});

test("what a node says on leaving comes before the change of node", () => {
  const events = [aGeneration("a"), aTransition("a", "b"), aGeneration("b")];
  const segments = [says("a", "Well."), says("a", "One moment.", "transition_speech"), says("b", "Here.")];
  expect(read(events, segments)).toEqual(["a: Well.", "One moment.", "→ b", "Here."]);
});

test("a node that is entered twice says each thing where it belongs", () => {
  const events = [aTransition("a", "b"), aGeneration("b"), aTransition("b", "a"), aGeneration("a")];
  expect(read([aGeneration("a"), ...events], [says("a", "1"), says("b", "2"), says("a", "3")])).toEqual([
    "a: 1",
    "→ b",
    "2",
    "→ a",
    "3",
  ]);
});

test("a node that leads back to itself keeps what it said before and after apart", () => {
  const events = [aGeneration("a"), aTransition("a", "a"), aGeneration("a")];
  const segments = [says("a", "before"), says("a", "again", "transition_speech"), says("a", "after")];
  expect(read(events, segments)).toEqual(["a: before", "again", "→ a", "after"]);
});

test("a node is named where it begins to speak, unless it was just entered", () => {
  const events = [aGeneration("a"), aGeneration("a")];
  expect(read(events, [says("a", "1"), says("a", "2")])).toEqual(["a: 1", "2"]);
});

test("a silent generation says nothing and moves nothing", () => {
  expect(read([aGeneration("a"), aTransition("a", "b"), aGeneration("b")], [says("b", "Here.")])).toEqual([
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
  expect(read([aTransition("a", "z"), aGeneration("z"), end], [says("z", "Goodbye.")])).toEqual([
    "→ z",
    "Goodbye.",
    "ended as booked",
  ]);
});

test("text that no event accounts for is still shown", () => {
  expect(read([], [says("a", "kept")])).toEqual(["a: kept"]);
});

const aToolCall = (toolCallId: string, status: string | null): TurnEvent[] => {
  const call = { nodeId: "a", toolCallId, functionName: "look_up", kind: "tool" } as const;
  const started = { type: "tool_call_started", createdAt, payload: { ...call, arguments: {} } } as const;
  if (status === null) return [started];
  return [started, { type: "tool_call_result", createdAt, payload: { ...call, result: { status } } }];
};

test("a tool is a card where it was called, after what the node said about it; one without a result is running", () => {
  const events = [aGeneration("a"), ...aToolCall("1", "success"), aGeneration("a"), ...aToolCall("2", null)];
  const segments = [says("a", "I see."), says("a", "Looking it up.", "tool_message"), says("a", "Found it.")];
  expect(read(events, segments)).toEqual([
    "a: I see.",
    "Looking it up.",
    "look_up: success",
    "Found it.",
    "look_up: running",
  ]);
});

test("a call that took an edge is not shown twice", () => {
  const call = { nodeId: "a", toolCallId: "1", functionName: "book", kind: "transition" } as const;
  const started = { type: "tool_call_started", createdAt, payload: { ...call, arguments: {} } } as const;
  expect(read([started, aTransition("a", "b")], [])).toEqual(["→ b"]);
});

test("what the page does not know yet is left out", () => {
  const unknown = { type: "brain_scan", createdAt, payload: {} } as unknown as TurnEvent;
  expect(read([unknown, aGeneration("a")], [says("a", "Well.")])).toEqual(["a: Well."]);
});

test("a tool that was called without a word comes before what was said about its result", () => {
  const asking = aGeneration("a", { chosenFunctions: ["look_up"] });
  const events = [asking, ...aToolCall("1", "success"), aGeneration("a")];
  expect(read(events, [says("a", "It is 42.")])).toEqual(["look_up: success", "a: It is 42."]);
});
