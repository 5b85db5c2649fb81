import { describe, expect, it } from "vitest";
import { addUsage } from "@/engine/usage";
import { append } from "./append";
import { checkpointAt } from "./checkpoint";
import { end } from "./end";
import { pathTo } from "./path";
import { rewind } from "./rewind";
import { runState, type Session, sessionStatus, turnById, visibleTurn } from "./session";
import { interruptAbandoned, settle } from "./settle";
import {
  accept,
  asked,
  at,
  begun,
  completed,
  ended,
  failed,
  lease,
  oneGeneration,
  opened,
  rewound,
  said,
  settled,
} from "./testing/session-builder";

const limits = { textLength: 20, turnsPerSession: 6 };

const appendTo = (session: Session, given: { text?: string; expectedRevision?: number } = {}) =>
  append(session, {
    text: "Hello",
    expectedRevision: undefined,
    turnId: "new",
    now: at(99),
    lease,
    limits,
    ...given,
  });
const rewindTo = (session: Session, cursorTurnId: string | null, expectedRevision?: number) =>
  rewind(session, { cursorTurnId, expectedRevision, now: at(99) });
const endOf = (session: Session, expectedRevision?: number) =>
  end(session, { reason: "user_hangup", expectedRevision, turnId: "new", now: at(99) });

/** opening ─ a ─ b */
const chat = said(said(opened(), "a"), "b");

describe("create", () => {
  it("1a begins at revision 1 with a pending opening turn", () => {
    const session = begun();
    expect([session.revision, sessionStatus(session), runState(session)]).toEqual([
      1,
      "pending_assistant_turn",
      "initialized",
    ]);
    expect(turnById(session, "opening")).toMatchObject({
      kind: "opening",
      parentTurnId: null,
      userText: null,
      lease,
    });
  });

  it("1a is idle at revision 2 when the opening turn has settled", () => {
    const session = opened();
    expect([session.revision, sessionStatus(session), runState(session)]).toEqual([2, "idle", "running"]);
  });

  it("1a is initialized still when the opening turn failed, and can go on", () => {
    const session = opened(failed());
    expect([session.revision, sessionStatus(session), runState(session)]).toEqual([
      2,
      "error",
      "initialized",
    ]);
    expect(sessionStatus(said(session, "a"))).toBe("idle");
  });
});

describe("append", () => {
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
    expect(rewindTo(full, "a")).toHaveProperty("change");
    expect(endOf(full)).toHaveProperty("change");
  });
});

describe("settle", () => {
  const ada = completed({ gatheredContext: { name: "Ada" } });
  const words = { segments: [{ nodeId: "ask", nodeName: "Ask", source: "model" as const, text: "Hi" }] };

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

  it("2f refers to the ancestor that holds the context when the turn left it as it was", () => {
    const session = said(opened(ada), "a", ada);
    expect(turnById(session, "a")).toMatchObject({ gatheredContext: null, contextTurnId: "opening" });
  });

  it("2f holds the context when the turn changed it, be it to nothing", () => {
    const session = said(opened(ada), "a", completed({ gatheredContext: {} }));
    expect(turnById(session, "a")).toMatchObject({ gatheredContext: {}, contextTurnId: "a" });
  });

  it.each(["a", "unknown"])("2g does nothing for the turn %s, which is not pending", (turnId) => {
    expect(settle(chat, { turnId, outcome: completed(), now: at(99) })).toBeNull();
  });
});

describe("rewind", () => {
  it("3a shows everything as it was at that turn, and keeps the path", () => {
    const session = rewound(
      said(
        said(opened(), "a", completed({ currentNodeId: "first" })),
        "b",
        completed({ currentNodeId: "second" }),
      ),
      "a",
    );
    expect([sessionStatus(session), session.headTurnId, visibleTurn(session).id]).toEqual([
      "rewound",
      "b",
      "a",
    ]);
    expect(checkpointAt(session, visibleTurn(session).id).currentNodeId).toBe("first");
    expect(pathTo(session, session.headTurnId)).toHaveLength(3);
  });

  it("3a moves the cursor by one revision, forwards too", () => {
    const session = rewound(rewound(chat, "opening"), "b");
    expect([session.revision, session.cursorTurnId]).toEqual([chat.revision + 2, "b"]);
  });

  it("3b shows the head again without a cursor", () => {
    const session = rewound(rewound(chat, "a"), null);
    expect([sessionStatus(session), visibleTurn(session).id, session.revision]).toEqual([
      "idle",
      "b",
      chat.revision + 2,
    ]);
  });

  it("3c changes nothing when the cursor is there already", () => {
    expect(rewindTo(chat, null)).toEqual({ unchanged: true });
    expect(rewindTo(rewound(chat, "a"), "a")).toEqual({ unchanged: true });
  });

  it("3d refuses a turn that is unknown or on another branch", () => {
    const branched = said(rewound(chat, "a"), "c");
    expect(rewindTo(branched, "unknown")).toEqual({ refusal: { reason: "turn_not_found" } });
    expect(rewindTo(branched, "b")).toEqual({ refusal: { reason: "turn_not_found" } });
  });

  it("3e makes a session that has ended run again", () => {
    const over = said(chat, "c", completed({ isEnd: true }));
    const session = rewound(over, "b");
    expect([runState(over), runState(session)]).toEqual(["completed", "running"]);
    expect(sessionStatus(said(session, "d"))).toBe("idle");
  });
});

describe("end", () => {
  it("9a adds a turn that ends the session, and can be rewound", () => {
    const session = accept(chat, endOf(chat));
    expect([session.revision, session.headTurnId, sessionStatus(session)]).toEqual([
      chat.revision + 1,
      "new",
      "completed",
    ]);
    expect(turnById(session, "new")).toMatchObject({
      kind: "context_patch",
      status: "completed",
      parentTurnId: "b",
      isEnd: true,
      currentNodeId: "ask",
      events: [
        {
          type: "session_end",
          payload: { reason: "user_hangup", disposition: "user_hangup", nodeId: "ask" },
        },
      ],
    });
    expect(runState(rewound(session, "b"))).toBe("running");
  });

  it("9a ends at the cursor and leaves the rest as a branch", () => {
    const session = ended(rewound(chat, "a"), "c");
    expect([turnById(session, "c").parentTurnId, session.cursorTurnId]).toEqual(["a", null]);
  });

  it("9b writes the reason as disposition", () => {
    const { gatheredContext } = checkpointAt(ended(chat, "c"), "c");
    expect(gatheredContext).toEqual({
      call_disposition: "user_hangup",
      mapped_call_disposition: "user_hangup",
      call_tags: ["user_hangup"],
    });
  });

  it("9b lets a disposition that was extracted win", () => {
    const sold = said(chat, "c", completed({ gatheredContext: { call_disposition: "sold" } }));
    expect(checkpointAt(ended(sold, "d"), "d").gatheredContext.call_disposition).toBe("sold");
  });

  it.each([undefined, 1])(
    "9c changes nothing when it is repeated, with revision %s expected",
    (expectedRevision) => {
      expect(endOf(ended(chat, "c"), expectedRevision)).toEqual({ unchanged: true });
      expect(endOf(said(chat, "c", completed({ isEnd: true })), expectedRevision)).toEqual({
        unchanged: true,
      });
    },
  );
});

describe("every command", () => {
  const commands = {
    append: (session: Session, expectedRevision?: number) =>
      appendTo(session, expectedRevision === undefined ? {} : { expectedRevision }),
    rewind: (session: Session, expectedRevision?: number) => rewindTo(session, "a", expectedRevision),
    end: endOf,
  };

  it.each(Object.entries(commands))(
    "10b %s is refused on another revision, and says both",
    (_name, command) => {
      const refusal = { reason: "revision_conflict", expectedRevision: 3, actualRevision: chat.revision };
      expect(command(chat, 3)).toEqual({ refusal });
      expect(command(chat, chat.revision)).toHaveProperty("change");
    },
  );

  it.each(Object.entries(commands))("10c %s is refused while a turn is pending", (_name, command) => {
    const refusal = { reason: "turn_in_progress", turnId: "c" };
    expect(command(asked(chat, "c"))).toEqual({ refusal });
  });

  it.each(Object.entries(commands))("10b %s says the conflict first", (_name, command) => {
    expect(command(asked(chat, "c"), 3)).toMatchObject({ refusal: { reason: "revision_conflict" } });
  });
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

describe("usage", () => {
  it("13a is that of the path where it is shown, and of the whole tree in total", () => {
    const spentInVain = failed({ usage: oneGeneration });
    const session = said(rewound(said(said(opened(), "a"), "b", spentInVain), "a"), "c");
    const times = (count: number) =>
      Array.from({ length: count }, () => oneGeneration).reduce((sum, usage) => addUsage(sum, usage));
    expect(visibleTurn(session).pathUsage).toEqual(times(3));
    expect(session.totalUsage).toEqual(times(4));
    expect(visibleTurn(rewound(session, "opening")).pathUsage).toEqual(times(1));
  });
});
