import { expect, it } from "vitest";
import type { JsonObject } from "@/shared/json";
import { checkpointAt } from "./checkpoint";
import { patchContext } from "./patch-context";
import { runState, type Session, sessionStatus, turnById, visibleTurn } from "./session";
import {
  accept,
  actor,
  at,
  completed,
  ended,
  failed,
  opened,
  patched,
  rewound,
  said,
} from "./testing/session-builder";

/** opening ─ a; `a` has gathered a name and a day. */
const ada = { name: "Ada", day: "Tuesday" };
const chat = said(opened(), "a", completed({ gatheredContext: ada }));

const limits = { textLength: 20, turnsPerSession: 3 };
const patchOf = (session: Session, given: { set?: JsonObject; unset?: string[]; currentNodeId?: string }) =>
  patchContext(session, {
    set: {},
    unset: [],
    currentNodeId: undefined,
    expectedRevision: undefined,
    turnId: "new",
    actor,
    now: at(99),
    limits,
    ...given,
  });
const contextAfter = (given: { set?: JsonObject; unset?: string[] }) =>
  checkpointAt(accept(chat, patchOf(chat, given)), "new").gatheredContext;

it("7a adds a completed turn under the visible turn, by one revision, and asks nothing", () => {
  const rewoundChat = rewound(chat, "opening");
  const session = accept(rewoundChat, patchOf(rewoundChat, { set: { name: "Bob" } }));
  expect([session.revision, session.headTurnId, session.cursorTurnId, sessionStatus(session)]).toEqual([
    rewoundChat.revision + 1,
    "new",
    null,
    "idle",
  ]);
  expect(turnById(session, "new")).toMatchObject({
    parentTurnId: "opening",
    kind: "context_patch",
    status: "completed",
    userText: null,
    messages: [],
    segments: [],
    lease: null,
    createdAt: at(99),
    settledAt: at(99),
  });
  expect([visibleTurn(session).pathUsage, session.totalUsage]).toEqual([
    turnById(chat, "opening").pathUsage,
    chat.totalUsage,
  ]);
});

it("7a sets and removes values and leaves the others", () => {
  expect(contextAfter({ set: { name: "Bob", list: [1] }, unset: ["day"] })).toEqual({
    name: "Bob",
    list: [1],
  });
  expect(contextAfter({ unset: ["name", "day", "unknown"] })).toEqual({});
});

it("7a stands on another node when one is given", () => {
  const session = accept(chat, patchOf(chat, { currentNodeId: "book" }));
  expect(checkpointAt(session, "new")).toEqual({
    ...checkpointAt(chat, "a"),
    anchorTurnId: "new",
    currentNodeId: "book",
  });
});

it("7a is a commit like any other: it can be built on, and rewound", () => {
  const session = said(patched(chat, "b", { name: "Bob" }), "c", completed({ gatheredContext: ada }));
  expect(checkpointAt(rewound(session, "b"), "b").gatheredContext).toEqual({ ...ada, name: "Bob" });
  expect(checkpointAt(rewound(session, "a"), "a").gatheredContext).toEqual(ada);
});

it("7b lets a value that is set win over its removal", () => {
  expect(contextAfter({ set: { name: "Bob" }, unset: ["name", "day"] })).toEqual({ name: "Bob" });
});

it.each([
  ["nothing", {}],
  ["what is there", { set: { day: "Tuesday" } }],
  ["what is there, removed and set again", { set: { name: "Ada" }, unset: ["name"] }],
  ["the removal of what is not there", { unset: ["unknown"] }],
  ["the node it stands on", { currentNodeId: "ask" }],
])("7c changes nothing for %s", (_what, given) => {
  expect(patchOf(chat, given)).toEqual({ unchanged: true });
});

it("7d is refused after the end, and lets the session be patched where it still ran", () => {
  const over = ended(chat, "b");
  expect(patchOf(over, { set: { name: "Bob" } })).toEqual({ refusal: { reason: "session_ended" } });
  expect(runState(patched(rewound(over, "a"), "c", { name: "Bob" }))).toBe("running");
});

it("7d 14b is refused beyond the limit of turns", () => {
  expect(patchOf(said(chat, "b"), { set: { name: "Bob" } })).toMatchObject({
    refusal: { reason: "limit_exceeded", limit: 3, actual: 4 },
  });
});

it("1d leaves a run that never entered the graph initialized, unless it moves to a node", () => {
  const stranded = opened(failed());
  expect(runState(accept(stranded, patchOf(stranded, { set: { name: "Ada" } })))).toBe("initialized");
  expect(runState(accept(stranded, patchOf(stranded, { currentNodeId: "book" })))).toBe("running");
});

it("keeps a value whatever its name", () => {
  const set = JSON.parse('{"__proto__": {"admin": true}, "constructor": 1}');
  const { gatheredContext } = checkpointAt(accept(chat, patchOf(chat, { set })), "new");
  expect(Object.entries(gatheredContext)).toEqual([...Object.entries(ada), ...Object.entries(set)]);
});
