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
  return resulted({ data }, { mode, durationMs: 3 }, given);
}

type Performed = { mode: ToolMode; durationMs: number; recordedTurnId?: string };

function resulted(
  result: JsonObject,
  performed: Performed = { mode: "live", durationMs: 3 },
  given: JsonObject = { seats: 2, day: "Monday" },
) {
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
    { type: "tool_call_result", createdAt, payload: { ...known, result, ...performed } },
  ];
  return completed({ events });
}

const decide = (session: Session, turnId: string, choice?: ToolModeChoice, given?: JsonObject) =>
  decideToolCall(session, turnId, call(given), choice);
const recorded = (data: string, recordedTurnId: string) => {
  return { type: "result", mode: "recorded", result: { data }, delayMs: 0, recordedTurnId };
};

it("T1 a tool without a mode is called", () => {
  expect(decide(asked(opened(), "a"), "a")).toEqual({ type: "call" });
});

it("T1 but not for what a branch beside the path has recorded: trying again does not touch the world twice", () => {
  const session = rerunAs(said(opened(), "a", answered("first")), "a", "b");
  expect(decide(session, "b")).toEqual(recorded("first", "a"));
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
  expect(decide(mocked, "d", { mode: "recorded", otherwise: "fail" })).toEqual(recorded("second", "b"));
});

it("T4 and without one does what was chosen instead", () => {
  const session = asked(said(opened(), "a", answered("other", "live", { day: "Sunday" })), "b");
  const otherwise = (then: "mock" | "fail" | "live") =>
    decide(session, "b", { mode: "recorded", otherwise: then });
  expect(otherwise("live")).toEqual({ type: "call" });
  expect(otherwise("mock")).toMatchObject({ mode: "mock", result: { mocked: true } });
  expect(otherwise("fail")).toMatchObject({ mode: "mock", result: { status: "error" } });
});

const failures: [string, JsonObject][] = [
  ["a cut connection", { status: "error", error: "The server cut the connection." }],
  ["HTTP 500", { status: "success", status_code: 500, data: null }],
  ["HTTP 401", { status: "success", status_code: 401, data: { message: "Who?" } }],
  ["an error without a status", { error: "Down." }],
];

it.each(failures)("T5 %s is no result to use again: the tool is asked", (_, failure) => {
  const session = rerunAs(said(opened(), "a", resulted(failure)), "a", "b");
  expect(decide(session, "b")).toEqual({ type: "call" });
  expect(decide(session, "b", { mode: "recorded", otherwise: "live" })).toEqual({ type: "call" });
});

it("T5 a failure that an older version has played again stays a failure", () => {
  const failure = { status: "error", error: "Down." };
  const first = said(opened(), "a", resulted(failure));
  const again = rerunAs(first, "a", "b", resulted(failure, { mode: "recorded", durationMs: 0 }));
  expect(decide(rerunAs(again, "b", "c"), "c")).toEqual({ type: "call" });
});

it("T5 a result beside a failure is used", () => {
  const session = rerunAs(said(opened(), "a", answered("first")), "a", "b", resulted({ error: "Down." }));
  expect(decide(rerunAs(session, "b", "c"), "c")).toEqual(recorded("first", "a"));
});

it("T6 a recording names the turn in which the tool was really asked, however often it was used since", () => {
  const first = said(opened(), "a", answered("first"));
  const used = { mode: "recorded" as const, durationMs: 0, recordedTurnId: "a" };
  const again = rerunAs(first, "a", "b", resulted({ data: "first" }, used));
  expect(decide(asked(again, "c"), "c")).toEqual(recorded("first", "a"));
});

it("T7 what is asked again is called, whatever is recorded; what is mocked stays mocked", () => {
  const session = rerunAs(said(opened(), "a", answered("first")), "a", "b");
  const again = (choice?: ToolModeChoice) => decideToolCall(session, "b", call(), choice, true);
  expect(again()).toEqual({ type: "call" });
  expect(again({ mode: "recorded", otherwise: "fail" })).toEqual({ type: "call" });
  expect(again({ mode: "mock" })).toMatchObject({ mode: "mock" });
});

it("T7 what the path has asked again is newer than a recording beside it: it is not used any more", () => {
  const session = rerunAs(said(opened(), "a", answered("old")), "a", "b", answered("new"));
  expect(decide(asked(session, "c"), "c")).toEqual({ type: "call" });
});
