import { describe, expect, test } from "vitest";
import type { TurnEvent } from "@/engine/turn-event";
import { aSession, aTransition, aTurn } from "@/features/tester/testing/session-examples";
import {
  canRerun,
  canRewindTo,
  isOver,
  nodesEntered,
  outcomeOf,
  runningTurn,
  variablesOf,
} from "./session-reading";

const opening = aTurn({ id: "a" });
const middle = aTurn({ id: "b", parentTurnId: "a" });
const last = aTurn({ id: "c", parentTurnId: "b" });
const anEnd: TurnEvent = {
  type: "session_end",
  createdAt: "2026-03-10T12:00:00.000Z",
  payload: { reason: "end_node", disposition: "booked", nodeId: "z" },
};
const turns = [opening, middle, last];

test("the engine's bookkeeping is not among the variables", () => {
  const gatheredContext = {
    nodes_visited: ["Greeting"],
    call_tags: ["vip"],
    call_disposition: "booked",
    day: 3,
  };
  const session = aSession({ gatheredContext, sessionData: { turns } });
  expect(variablesOf(gatheredContext)).toEqual([{ name: "day", value: 3 }]);
  expect(outcomeOf(session)).toEqual({ disposition: "booked", tags: ["vip"] });
});

test("the way is told up to where the session stands, with each visit", () => {
  const turns = [
    { ...opening, events: [aTransition(null, "ask")] },
    { ...middle, events: [aTransition("ask", "check"), aTransition("check", "ask")] },
    { ...last, events: [aTransition("ask", "check")] },
  ];
  const { nodeName: ask } = aTransition(null, "ask").payload;
  const { nodeName: check } = aTransition(null, "check").payload;
  expect(nodesEntered(aSession({ sessionData: { turns } }))).toEqual([ask, check, ask, check]);
  expect(nodesEntered(aSession({ sessionData: { turns, cursorTurnId: "b" } }))).toEqual([ask, check, ask]);
});

test("bookkeeping of another shape reads as absent", () => {
  const gatheredContext = { call_tags: [1], call_disposition: "" };
  const session = aSession({ gatheredContext, sessionData: { turns } });
  expect(outcomeOf(session)).toEqual({ disposition: null, tags: [] });
});

test("a turn that asked the model can be rerun once it has settled, whatever became of it", () => {
  expect(canRerun({ ...opening, kind: "opening" })).toBe(true);
  expect(
    (["completed", "failed", "cancelled"] as const).every((status) => canRerun({ ...middle, status })),
  ).toBe(true);
  expect(canRerun({ ...middle, status: "pending" })).toBe(false);
  expect(canRerun({ ...middle, kind: "context_patch" })).toBe(false);
});

describe("rewinding", () => {
  test("leads to any settled turn but the one where the session stands", () => {
    const session = aSession({ sessionData: { turns } });
    expect(turns.map((turn) => canRewindTo(session, turn))).toEqual([true, true, false]);
  });

  test("leads on to the turns beyond the cursor", () => {
    const session = aSession({ sessionData: { turns, cursorTurnId: "b", status: "rewound" } });
    expect(turns.map((turn) => canRewindTo(session, turn))).toEqual([true, false, true]);
  });

  test("does not lead past an end, where nothing more can be said", () => {
    const ended = aTurn({ id: "e", parentTurnId: "b", events: [anEnd] });
    const session = aSession({ sessionData: { turns: [opening, middle, ended], status: "completed" } });
    const returned = aSession({
      sessionData: { ...session.sessionData, cursorTurnId: "e", status: "rewound" },
    });
    const rewound = aSession({
      sessionData: { ...session.sessionData, cursorTurnId: "b", status: "rewound" },
    });
    expect(canRewindTo(rewound, ended)).toBe(false);
    expect([session, returned, rewound].map(isOver)).toEqual([true, true, false]);
  });

  test("waits for a running turn", () => {
    const pending = aTurn({ id: "d", parentTurnId: "c", status: "pending" });
    const session = aSession({
      sessionData: { turns: [...turns, pending], status: "pending_assistant_turn" },
    });
    expect([...turns, pending].some((turn) => canRewindTo(session, turn))).toBe(false);
  });
});

test("the running turn is the one that has not settled", () => {
  const pending = aTurn({ id: "d", parentTurnId: "c", status: "pending" });
  expect(runningTurn(aSession({ sessionData: { turns: [...turns, pending] } }))).toBe(pending);
  expect(runningTurn(aSession({ sessionData: { turns } }))).toBeNull();
});
