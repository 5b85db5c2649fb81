import { expect, it } from "vitest";
import { checkpointAt } from "./checkpoint";
import { end } from "./end";
import { runState, type Session, sessionStatus, turnById } from "./session";
import { accept, actor, at, completed, ended, opened, rewound, said } from "./testing/session-builder";

/** opening ─ a ─ b */
const chat = said(said(opened(), "a"), "b");

const endOf = (session: Session, expectedRevision?: number) =>
  end(session, { reason: "user_hangup", expectedRevision, turnId: "new", actor, now: at(99) });

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
