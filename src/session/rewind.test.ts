import { describe, expect, it } from "vitest";
import { checkpointAt } from "./checkpoint";
import { pathTo } from "./path";
import { restore, rewind } from "./rewind";
import { runState, type Session, sessionStatus, visibleTurn } from "./session";
import { at, completed, ended, opened, rerunAs, restored, rewound, said } from "./testing/session-builder";

/** opening ─ a ─ b */
const chat = said(said(opened(), "a"), "b");
/** opening ─ a ─ b, and a ─ c ─ d, which is active */
const branched = said(said(rewound(chat, "a"), "c"), "d");

const rewindTo = (session: Session, cursorTurnId: string | null) =>
  rewind(session, { cursorTurnId, expectedRevision: undefined, now: at(99) });
const restoreTo = (session: Session, turnId: string) =>
  restore(session, { turnId, expectedRevision: undefined, now: at(99) });
const path = (session: Session) => pathTo(session, session.headTurnId).map(({ id }) => id);

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

describe("restore", () => {
  it("6a makes the path through a turn active again, by one revision", () => {
    const session = restored(branched, "b");
    expect([path(session), session.cursorTurnId, session.revision]).toEqual([
      ["opening", "a", "b"],
      null,
      branched.revision + 1,
    ]);
    expect(sessionStatus(session)).toBe("idle");
    expect(session.turns).toEqual(branched.turns);
  });

  it("6a goes to the end of what was last added to the branch", () => {
    const away = rerunAs(branched, "a", "e");
    expect(path(restored(away, "a"))).toEqual(["opening", "a", "c", "d"]);
    expect(path(restored(away, "b"))).toEqual(["opening", "a", "b"]);
    expect(path(restored(rerunAs(away, "opening", "f"), "opening"))).toEqual(["opening", "e"]);
  });

  it("6a leads back and forth without losing anything", () => {
    const back = restored(restored(branched, "b"), "d");
    expect(back).toEqual({ ...branched, revision: branched.revision + 2, updatedAt: back.updatedAt });
  });

  it("6a brings an ended branch back as ended", () => {
    const session = said(rewound(ended(chat, "c"), "a"), "d");
    expect([runState(session), sessionStatus(restored(session, "c"))]).toEqual(["running", "completed"]);
  });

  it("6b of a turn on the active path takes the cursor away and leaves the head", () => {
    const session = restored(rewound(branched, "opening"), "a");
    expect([session.cursorTurnId, session.headTurnId]).toEqual([null, "d"]);
  });

  it("6b changes nothing on the active path without a cursor", () => {
    for (const turnId of ["opening", "c", "d"])
      expect(restoreTo(branched, turnId)).toEqual({ unchanged: true });
  });

  it("6c refuses a turn that is unknown", () => {
    expect(restoreTo(branched, "unknown")).toEqual({ refusal: { reason: "turn_not_found" } });
  });
});
