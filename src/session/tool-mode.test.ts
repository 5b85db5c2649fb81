import { expect, it } from "vitest";
import type { ToolCall, ToolMode } from "@/engine/tool";
import type { TurnEvent } from "@/engine/turn-event";
import type { JsonObject } from "@/shared/json";
import type { Session } from "./session";
import { asked, completed, opened, rerunAs, said } from "./testing/session-builder";
import { decideToolCall, type ToolModeChoice } from "./tool-mode";

const call = (given: JsonObject = { day: "Monday", seats: 2 }): ToolCall => ({
  toolCallId: "c9",
  arguments: given,
  tool: {
    toolId: "tool_1",
    toolName: "Look up",
    category: "http_api",
    functionName: "look_up",
    description: "",
    parameters: {},
    spokenMessage: null,
    asksReason: false,
  },
});

/** A turn in which the tool answered `data`. */
function answered(data: string, mode: ToolMode = "live", given: JsonObject = { seats: 2, day: "Monday" }) {
  const facts = {
    generation: 1,
    nodeId: "ask",
    toolCallId: "c1",
    functionName: "look_up",
    kind: "tool" as const,
  };
  const known = { ...facts, toolId: "tool_1", toolName: "Look up" };
  const createdAt = "2026-03-01T09:00:00.000Z";
  const events: TurnEvent[] = [
    { type: "tool_call_started", createdAt, payload: { ...known, arguments: given } },
    { type: "tool_call_result", createdAt, payload: { ...known, result: { data }, mode, durationMs: 3 } },
  ];
  return completed({ events });
}

const decide = (session: Session, turnId: string, choice?: ToolModeChoice, given?: JsonObject) =>
  decideToolCall(session, turnId, call(given), choice);
const recorded = (data: string) => ({ type: "result", mode: "recorded", result: { data }, delayMs: 0 });

it("T1 a tool without a mode is called", () => {
  expect(decide(asked(opened(), "a"), "a")).toEqual({ type: "call" });
});

it("T1 but not for what a branch beside the path has recorded: trying again does not touch the world twice", () => {
  const session = rerunAs(said(opened(), "a", answered("first")), "a", "b");
  expect(decide(session, "b")).toEqual(recorded("first"));
  expect(decide(session, "b", undefined, { day: "Tuesday", seats: 2 })).toEqual({ type: "call" });
});

it("T1 what the same path has recorded is asked again: it may have changed", () => {
  const session = asked(said(opened(), "a", answered("first")), "b");
  expect(decide(session, "b")).toEqual({ type: "call" });
});

it("T2 live always calls", () => {
  const session = rerunAs(said(opened(), "a", answered("first")), "a", "b");
  expect(decide(session, "b", { mode: "live" })).toEqual({ type: "call" });
});

it("T3 mock answers what was chosen, after the delay", () => {
  const session = asked(opened(), "a");
  const mock = (choice: object) => decide(session, "a", { mode: "mock", ...choice });
  expect(mock({ result: { free: 3 }, delayMs: 20 })).toEqual({
    type: "result",
    mode: "mock",
    result: { free: 3 },
    delayMs: 20,
  });
  expect(mock({ error: "Down." })).toMatchObject({ result: { status: "error", error: "Down." } });
  expect(mock({})).toMatchObject({ result: { status: "success", mocked: true } });
});

it("T4 recorded takes the newest real result for equal arguments, wherever in the tree", () => {
  const twice = rerunAs(said(opened(), "a", answered("first")), "a", "b", answered("second"));
  const mocked = asked(said(twice, "c", answered("mocked", "mock")), "d");
  expect(decide(mocked, "d", { mode: "recorded", otherwise: "fail" })).toEqual(recorded("second"));
});

it("T4 and without one does what was chosen instead", () => {
  const session = asked(said(opened(), "a", answered("other", "live", { day: "Sunday" })), "b");
  const otherwise = (then: "mock" | "fail" | "live") =>
    decide(session, "b", { mode: "recorded", otherwise: then });
  expect(otherwise("live")).toEqual({ type: "call" });
  expect(otherwise("mock")).toMatchObject({ mode: "mock", result: { mocked: true } });
  expect(otherwise("fail")).toMatchObject({ mode: "mock", result: { status: "error" } });
});
