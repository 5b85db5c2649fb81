import { expect, it } from "vitest";
import type { TurnEvent } from "@/engine/turn-event";
import { noUsage } from "@/engine/usage";
import type { JsonObject } from "@/shared/json";
import { checkpointAt, fetchedContext, fetchedContextAt } from "./checkpoint";
import { at, begun, completed, failed, opened, rewound, said } from "./testing/session-builder";

const user = (content: string) => ({ role: "user" as const, content });
const left = (currentNodeId: string, said: string, gatheredContext = {}) =>
  completed({ currentNodeId, messages: [user(said)], gatheredContext });

it("2d is empty before any turn has completed", () => {
  const nothing = {
    version: 1,
    anchorTurnId: null,
    currentNodeId: null,
    messages: [],
    gatheredContext: {},
    toolState: {},
  };
  expect(checkpointAt(begun(), "opening")).toEqual(nothing);
  expect(checkpointAt(opened(failed()), "opening")).toEqual(nothing);
});

it("2d holds what the turn and all its ancestors left", () => {
  const session = said(
    opened(left("ask", "Hi", { name: "Ada" })),
    "a",
    left("book", "Tuesday", { day: "Tuesday" }),
  );
  expect(checkpointAt(session, "a")).toEqual({
    version: 1,
    anchorTurnId: "a",
    currentNodeId: "book",
    messages: [user("Hi"), user("Tuesday")],
    gatheredContext: { day: "Tuesday" },
    toolState: {},
  });
});

it("2d passes by turns that did not complete, as if they were not there", () => {
  const base = opened(left("ask", "Hi", { name: "Ada" }));
  const failedTwice = said(said(base, "a", failed()), "b", failed());
  expect(checkpointAt(failedTwice, "b")).toEqual(checkpointAt(base, "opening"));
  const session = said(failedTwice, "c", left("book", "Tuesday", { name: "Ada" }));
  expect(checkpointAt(session, "c")).toMatchObject({
    anchorTurnId: "c",
    messages: [user("Hi"), user("Tuesday")],
  });
});

it("4c knows nothing of other branches", () => {
  const base = opened(left("ask", "Hi"));
  const other = rewound(said(base, "a", left("book", "Tuesday", { day: "Tuesday" })), "opening");
  const session = said(other, "b", left("ask", "Friday"));
  expect(checkpointAt(session, "b")).toMatchObject({
    messages: [user("Hi"), user("Friday")],
    gatheredContext: {},
  });
});

it("H1 from the turn that summarised the history on, the summary stands for the oldest messages", () => {
  const compaction: TurnEvent = {
    type: "context_compaction",
    createdAt: at(4),
    payload: {
      nodeId: "ask",
      model: "m",
      summary: "They met.",
      summarisedMessages: 2,
      usage: noUsage,
      durationMs: 1,
    },
  };
  const first = said(said(opened(left("ask", "1")), "a", left("ask", "2")), "b", left("ask", "3"));
  const session = said(first, "c", { ...left("ask", "4"), events: [compaction] });
  const summary = user("Summary of the conversation so far:\nThey met.");
  expect(checkpointAt(session, "c").messages).toEqual([summary, user("3"), user("4")]);
  expect(checkpointAt(said(session, "d", left("ask", "5")), "d").messages).toHaveLength(4);
  expect(checkpointAt(session, "b").messages).toEqual([user("1"), user("2"), user("3")]);
});

it("F2 what an opening has fetched belongs to the paths from it, and to the openings after it", () => {
  const fetch = (context: JsonObject, error: string | null = null): TurnEvent => ({
    type: "pre_call_fetch",
    createdAt: at(1),
    payload: { nodeId: "start", url: "https://x.test", context, error, isRecorded: false, durationMs: 1 },
  });
  const session = said(opened(completed({ events: [fetch({ name: "Ada" })] })), "a");
  expect(fetchedContextAt(session, "a")).toEqual({ name: "Ada" });
  expect(fetchedContext(session)).toEqual({ name: "Ada" });
  const unlucky = opened(completed({ events: [fetch({}, "Away.")] }));
  expect([fetchedContextAt(unlucky, "opening"), fetchedContext(unlucky)]).toEqual([{}, null]);
});
