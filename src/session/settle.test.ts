import { describe, expect, it } from "vitest";
import { addUsage } from "@/engine/usage";
import { checkpointAt } from "./checkpoint";
import { runState, sessionStatus, turnById, visibleTurn } from "./session";
import { interruptAbandoned, settle } from "./settle";
import {
  accept,
  asked,
  at,
  cancelled,
  completed,
  failed,
  lease,
  oneGeneration,
  opened,
  rerunAs,
  rewound,
  said,
  settled,
} from "./testing/session-builder";

/** opening ─ a ─ b */
const chat = said(said(opened(), "a"), "b");

const ada = completed({ gatheredContext: { name: "Ada" } });
const words = {
  segments: [{ nodeId: "ask", nodeName: "Ask", source: "model" as const, generation: 1, text: "Hi" }],
};

it("2c stores what the turn did, raises the revision and gives the lease back", () => {
  const messages = [{ role: "user" as const, content: "Hello" }];
  const outcome = completed({
    ...words,
    messages,
    currentNodeId: "book",
    gatheredContext: { name: "Ada" },
  });
  const session = settled(asked(chat, "c"), outcome);
  expect([session.revision, sessionStatus(session)]).toEqual([chat.revision + 2, "idle"]);
  const { segments, currentNodeId, gatheredContext } = outcome;
  expect(turnById(session, "c")).toMatchObject({
    status: "completed",
    segments,
    messages,
    currentNodeId,
    gatheredContext,
    usage: oneGeneration,
    revision: session.revision,
    settledAt: at(chat.revision + 1),
    lease: null,
    error: null,
  });
});

it("2c completes the session when the workflow has ended", () => {
  const session = settled(asked(chat, "c"), completed({ isEnd: true }));
  expect([sessionStatus(session), runState(session)]).toEqual(["completed", "completed"]);
});

it("2d 2e keeps what a failed turn said and spent, and none of its state", () => {
  const given = {
    currentNodeId: "elsewhere",
    gatheredContext: { name: "Bob" },
    usage: oneGeneration,
    isEnd: true,
  };
  const session = settled(
    asked(opened(ada), "a"),
    failed({ ...words, ...given, messages: [{ role: "user", content: "Hello" }] }),
  );
  expect(sessionStatus(session)).toBe("error");
  expect(turnById(session, "a")).toMatchObject({
    status: "failed",
    segments: words.segments,
    usage: oneGeneration,
    messages: [],
    isEnd: false,
    error: { reason: "model_unavailable", message: "Try again." },
  });
  expect(checkpointAt(session, "a")).toEqual(checkpointAt(session, "opening"));
});

it("8a 13a keeps what a cancelled turn said and spent, out of the history, and rests", () => {
  const session = settled(
    asked(opened(ada), "a"),
    cancelled({
      ...words,
      currentNodeId: "elsewhere",
      gatheredContext: { name: "Bob" },
      isEnd: true,
      messages: [{ role: "user", content: "Hello" }],
    }),
  );
  expect([sessionStatus(session), runState(session)]).toEqual(["idle", "running"]);
  expect(turnById(session, "a")).toMatchObject({
    status: "cancelled",
    segments: words.segments,
    usage: oneGeneration,
    messages: [],
    isEnd: false,
    error: null,
    lease: null,
  });
  expect(checkpointAt(session, "a")).toEqual(checkpointAt(session, "opening"));
  expect(visibleTurn(session).pathUsage).toEqual(addUsage(oneGeneration, oneGeneration));
});

it("8a lets a cancelled turn be built on and rerun", () => {
  const session = settled(asked(chat, "c"), cancelled());
  expect(sessionStatus(said(session, "d"))).toBe("idle");
  expect(turnById(rerunAs(session, "c", "d"), "d")).toMatchObject({ parentTurnId: "b", status: "completed" });
});

it("2f refers to the ancestor that holds the context when the turn left it as it was", () => {
  const session = said(opened(ada), "a", ada);
  expect(turnById(session, "a")).toMatchObject({ gatheredContext: null, contextTurnId: "opening" });
});

it("2f knows a context by its variables, not by their order", () => {
  const base = opened(completed({ gatheredContext: { name: "Ada", day: "Tuesday" } }));
  const session = said(base, "a", completed({ gatheredContext: { day: "Tuesday", name: "Ada" } }));
  expect(turnById(session, "a")).toMatchObject({ gatheredContext: null, contextTurnId: "opening" });
});

it("2f holds the context when the turn changed it, be it to nothing", () => {
  const session = said(opened(ada), "a", completed({ gatheredContext: {} }));
  expect(turnById(session, "a")).toMatchObject({ gatheredContext: {}, contextTurnId: "a" });
});

it.each(["a", "unknown"])("2g 8b does nothing for the turn %s, which is not pending", (turnId) => {
  expect(settle(chat, { turnId, outcome: completed(), now: at(99) })).toBeNull();
});

describe("a pending turn whose process is gone", () => {
  const pending = asked(chat, "c");
  const failure = { reason: "interrupted", message: "Try again." };
  const look = (now: string, soleOwner: string | null = null) =>
    interruptAbandoned(pending, { now, soleOwner, failure });

  it("11b fails when its lease has run out", () => {
    const change = look(lease.expiresAt);
    const session = change && accept(pending, { change });
    expect(session && sessionStatus(session)).toBe("error");
    expect(session && turnById(session, "c")).toMatchObject({
      status: "failed",
      error: failure,
      lease: null,
      settledAt: lease.expiresAt,
      events: [{ type: "execution_error", payload: failure }],
    });
    expect(session && sessionStatus(said(session, "d"))).toBe("idle");
  });

  it("11b fails at once when no other process can run it", () => {
    expect(look(at(1), "process-2")).not.toBeNull();
  });

  it("11b is left alone while it may live", () => {
    expect(look(at(29))).toBeNull();
    expect(look(at(29), lease.owner)).toBeNull();
  });

  it("11b is not looked for in a session that rests", () => {
    expect(interruptAbandoned(chat, { now: at(99), soleOwner: "process-2", failure })).toBeNull();
  });
});

it("13a is that of the path where it is shown, and of the whole tree in total", () => {
  const spentInVain = failed({ usage: oneGeneration });
  const session = said(rewound(said(said(opened(), "a"), "b", spentInVain), "a"), "c");
  const times = (count: number) =>
    Array.from({ length: count }, () => oneGeneration).reduce((sum, usage) => addUsage(sum, usage));
  expect(visibleTurn(session).pathUsage).toEqual(times(3));
  expect(session.totalUsage).toEqual(times(4));
  expect(visibleTurn(rewound(session, "opening")).pathUsage).toEqual(times(1));
});
