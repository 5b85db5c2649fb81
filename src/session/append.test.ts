import { describe, expect, it } from "vitest";
import { append } from "./append";
import { end } from "./end";
import { rewind } from "./rewind";
import { type Session, sessionStatus, turnById } from "./session";
import {
  accept,
  actor,
  asked,
  at,
  completed,
  failed,
  lease,
  opened,
  rewound,
  said,
  settled,
} from "./testing/session-builder";

const limits = { textLength: 20, turnsPerSession: 6 };
const appendTo = (
  session: Session,
  given: { text?: string; expectedRevision?: number; idempotencyKey?: string } = {},
) =>
  append(session, {
    text: "Hello",
    expectedRevision: undefined,
    turnId: "new",
    actor,
    now: at(99),
    lease,
    limits,
    ...given,
  });

/** opening ─ a ─ b */
const chat = said(said(opened(), "a"), "b");

it("2a adds a pending turn under the head", () => {
  const session = accept(chat, appendTo(chat));
  expect([session.revision, session.headTurnId, sessionStatus(session)]).toEqual([
    chat.revision + 1,
    "new",
    "pending_assistant_turn",
  ]);
  expect(turnById(session, "new")).toMatchObject({ parentTurnId: "b", kind: "message", lease });
});

it("2a adds it under the cursor, and clears the cursor", () => {
  const session = asked(rewound(chat, "a"), "c");
  expect([session.cursorTurnId, turnById(session, "c").parentTurnId]).toEqual([null, "a"]);
});

it("2b keeps the text without the space around it", () => {
  expect(turnById(asked(chat, "c", "  Good morning\n"), "c").userText).toBe("Good morning");
});

it("9d refuses to go on after the end", () => {
  const over = said(chat, "c", completed({ isEnd: true }));
  expect(appendTo(over)).toEqual({ refusal: { reason: "session_ended" } });
});

it.each(["", " \n\t "])("14a refuses the empty text %j", (text) => {
  expect(appendTo(chat, { text })).toMatchObject({ refusal: { reason: "invalid_input" } });
});

it("14a refuses text beyond the limit, measured after trimming", () => {
  const longest = "x".repeat(limits.textLength);
  expect(appendTo(chat, { text: ` ${longest} ` })).toHaveProperty("change");
  expect(appendTo(chat, { text: `${longest}x` })).toMatchObject({
    refusal: { reason: "limit_exceeded", limit: 20, actual: 21 },
  });
});

it("14b refuses more turns than a session may have, and lets it rewind and end", () => {
  const full = said(said(said(chat, "c"), "d"), "e");
  expect(appendTo(full)).toMatchObject({ refusal: { reason: "limit_exceeded", limit: 6, actual: 7 } });
  expect(rewind(full, { cursorTurnId: "a", expectedRevision: undefined, now: at(99) })).toHaveProperty(
    "change",
  );
  expect(
    end(full, { reason: "user_hangup", expectedRevision: undefined, turnId: "new", actor, now: at(99) }),
  ).toHaveProperty("change");
});

describe("an idempotency key", () => {
  const again = { text: "Hello", idempotencyKey: "key" };
  const pending = accept(chat, appendTo(chat, again));

  it("10e is kept on the turn", () => {
    expect(turnById(pending, "new").idempotencyKey).toBe("key");
    expect(turnById(accept(chat, appendTo(chat)), "new").idempotencyKey).toBeNull();
  });

  it("10e names the turn that the same message has added, whatever came since and is expected", () => {
    const settledTurn = settled(pending);
    const later = [pending, settledTurn, rewound(settledTurn, "a"), said(rewound(settledTurn, "a"), "c")];
    for (const session of later) {
      expect(appendTo(session, again)).toEqual({ repeats: "new" });
      expect(appendTo(session, { ...again, text: "  Hello\n", expectedRevision: 1 })).toEqual({
        repeats: "new",
      });
    }
  });

  it("10e names the turn even when it failed, or the session ended or is full", () => {
    const ended = settled(pending, completed({ isEnd: true }));
    const full = said(said(settled(pending), "d"), "e");
    for (const session of [settled(pending, failed()), ended, full]) {
      expect(appendTo(session, again)).toEqual({ repeats: "new" });
    }
  });

  it("10f refuses another text under the same key, before anything else", () => {
    const other = { ...again, text: "Other", expectedRevision: 1 };
    for (const text of ["Other", "", "x".repeat(limits.textLength + 1)]) {
      expect(appendTo(pending, { ...other, text })).toEqual({ refusal: { reason: "idempotency_mismatch" } });
    }
  });

  it("10e does not join messages of other keys, or of none", () => {
    const session = settled(pending);
    expect(appendTo(session, { ...again, idempotencyKey: "other" })).toHaveProperty("change");
    expect(appendTo(session)).toHaveProperty("change");
  });
});
