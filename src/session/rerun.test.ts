import { expect, it } from "vitest";
import { checkpointAt } from "./checkpoint";
import { branches, pathTo } from "./path";
import { rerun } from "./rerun";
import { runState, type Session, sessionStatus, turnById } from "./session";
import {
  accept,
  actor,
  asked,
  at,
  changes,
  completed,
  ended,
  failed,
  lease,
  opened,
  patched,
  rerunAs,
  rewound,
  said,
  settled,
} from "./testing/session-builder";

/** opening ─ a ─ b */
const chat = said(said(opened(), "a"), "b");

const limits = { textLength: 20, turnsPerSession: 6 };
const rerunOf = (session: Session, turnId: string, text?: string) =>
  rerun(session, {
    turnId,
    text,
    expectedRevision: undefined,
    newTurnId: "new",
    actor,
    now: at(99),
    lease,
    limits,
  });
const path = (session: Session) => pathTo(session, session.headTurnId).map(({ id }) => id);

it("5a adds a pending sibling that says the same, by one revision", () => {
  const session = accept(chat, rerunOf(chat, "a"));
  expect([session.revision, path(session), sessionStatus(session)]).toEqual([
    chat.revision + 1,
    ["opening", "new"],
    "pending_assistant_turn",
  ]);
  expect(turnById(session, "new")).toMatchObject({ kind: "message", userText: "Hello", lease });
  expect(branches(session).map(({ turns }) => turns)).toEqual([[chat.turns.get("a"), chat.turns.get("b")]]);
});

it("5a clears the cursor, wherever it was", () => {
  const rewoundChat = rewound(chat, "a");
  const session = accept(rewoundChat, rerunOf(rewoundChat, "b"));
  expect([session.cursorTurnId, path(session)]).toEqual([null, ["opening", "a", "new"]]);
});

it("5a reaches turns of other branches", () => {
  const branched = rerunAs(chat, "a", "c");
  expect(path(accept(branched, rerunOf(branched, "b")))).toEqual(["opening", "a", "new"]);
});

it("5a does not take the idempotency key of the turn along", () => {
  const keyed = settled(accept(chat, { change: changes.ask(chat, "c", "Hi", "key") }));
  const session = rerunAs(keyed, "c", "d");
  expect(["c", "d"].map((id) => turnById(session, id).idempotencyKey)).toEqual(["key", null]);
});

it("5b says another text when one is given, trimmed", () => {
  const session = accept(chat, rerunOf(chat, "a", "  Good morning\n"));
  expect(["a", "new"].map((id) => turnById(session, id).userText)).toEqual(["Hello", "Good morning"]);
});

it("5b refuses empty and too long texts", () => {
  expect(rerunOf(chat, "a", " \n")).toMatchObject({ refusal: { reason: "invalid_input" } });
  expect(rerunOf(chat, "a", "x".repeat(21))).toMatchObject({
    refusal: { reason: "limit_exceeded", limit: 20, actual: 21 },
  });
});

it("5c runs the opening again: a second root beside the first", () => {
  const session = rerunAs(chat, "opening", "new", completed({ currentNodeId: "book" }));
  expect(turnById(session, "new")).toMatchObject({
    kind: "opening",
    parentTurnId: null,
    userText: null,
    currentNodeId: "book",
    pathUsage: turnById(chat, "opening").pathUsage,
  });
  expect([path(session), sessionStatus(session)]).toEqual([["new"], "idle"]);
  expect(
    branches(session).map(({ leftAtTurnId, turns }) => [leftAtTurnId, turns.map(({ id }) => id)]),
  ).toEqual([[null, ["opening", "a", "b"]]]);
});

it("5c refuses a text for the opening", () => {
  expect(rerunOf(chat, "opening", "Hello")).toMatchObject({ refusal: { reason: "invalid_input" } });
});

it("5d refuses a turn that asked nothing, and one that is unknown", () => {
  const patchedChat = patched(chat, "c", { name: "Ada" });
  expect(rerunOf(patchedChat, "c")).toMatchObject({ refusal: { reason: "invalid_input" } });
  expect(rerunOf(ended(chat, "c"), "c")).toMatchObject({ refusal: { reason: "invalid_input" } });
  expect(rerunOf(chat, "unknown")).toEqual({ refusal: { reason: "turn_not_found" } });
});

it("5e tries a failed turn again from the state it started from", () => {
  const session = said(chat, "c", failed());
  const pending = accept(session, rerunOf(session, "c"));
  expect(checkpointAt(pending, "new")).toEqual(checkpointAt(chat, "b"));
  expect(sessionStatus(settled(pending))).toBe("idle");
});

it("5e makes a session that has ended run again", () => {
  const over = said(chat, "c", completed({ isEnd: true }));
  expect([runState(over), runState(rerunAs(over, "c", "d"))]).toEqual(["completed", "running"]);
});

it("14b is refused beyond the limit of turns", () => {
  const full = said(said(said(chat, "c"), "d"), "e");
  expect(rerunOf(full, "a")).toMatchObject({ refusal: { reason: "limit_exceeded", limit: 6, actual: 7 } });
});

it("10c is refused for the pending turn itself", () => {
  expect(rerunOf(asked(chat, "c"), "c")).toEqual({ refusal: { reason: "turn_in_progress", turnId: "c" } });
});
