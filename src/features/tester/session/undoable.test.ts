import fc from "fast-check";
import { expect, test } from "vitest";
import type { TesterSession } from "@/features/tester/reading/tester-session";
import { aPath, aSession } from "@/features/tester/testing/session-examples";
import { applyChange } from "@/session/change";
import { end } from "@/session/end";
import { activePath } from "@/session/path";
import { restore, rewind } from "@/session/rewind";
import { pendingTurn, type Session } from "@/session/session";
import { randomSession } from "@/session/testing/random-session";
import { actor, at } from "@/session/testing/session-builder";
import { type Command, endsWayBack, nextUndoStep, undoableAfter } from "./undoable";

const before = aSession({ sessionData: { turns: aPath("a", "b") } });

test("a rewind, a restored branch and an ending can be undone, when they were done", () => {
  const standing = { headTurnId: "b", cursorTurnId: null };
  const rewinds: Command = { type: "rewind", cursorTurnId: "a" };
  expect(undoableAfter(rewinds, before, true)).toEqual({ done: "rewound", before: standing });
  expect(undoableAfter({ type: "restore" }, before, true)?.done).toBe("restored");
  expect(undoableAfter({ type: "end" }, before, true)?.done).toBe("ended");
  expect(undoableAfter({ type: "end" }, before, false)).toBeNull();
});

test("a rewind to where the session stands leaves nothing to undo", () => {
  const rewound = aSession({ sessionData: { turns: aPath("a", "b"), cursorTurnId: "a" } });
  expect(undoableAfter({ type: "rewind", cursorTurnId: "a" }, rewound, true)).toBeNull();
});

test("returning to the latest, and whatever goes on with the conversation, ends the way back at once", () => {
  const ends: Command[] = [
    { type: "rewind", cursorTurnId: null },
    { type: "send" },
    { type: "rerun" },
    { type: "patch" },
  ];
  expect(ends.map(endsWayBack)).toEqual([true, true, true, true]);
  expect(ends.map((command) => undoableAfter(command, before, true))).toEqual([null, null, null, null]);
  expect(endsWayBack({ type: "restore" })).toBe(false);
});

/** As far as the way back looks at a session. */
function shownOf(session: Session): TesterSession {
  const { headTurnId, cursorTurnId } = session;
  const turns = activePath(session).map(({ id }) => ({ id }));
  return { sessionData: { headTurnId, cursorTurnId, turns } } as unknown as TesterSession;
}

const command = fc.oneof(
  fc.record({ type: fc.constant("rewind"), turn: fc.nat(20) }),
  fc.record({ type: fc.constant("restore"), turn: fc.nat(20) }),
  fc.record({ type: fc.constant("end"), turn: fc.constant(0) }),
);

test("whatever the session, undoing leads back to where it stood", () => {
  fc.assert(
    fc.property(randomSession, command, (session, { type, turn }) => {
      if (pendingTurn(session)) return;
      const turns = type === "rewind" ? activePath(session) : [...session.turns.values()];
      const turnId = turns[turn % turns.length]?.id ?? "";
      const common = { expectedRevision: undefined, now: at(99) };
      const decision =
        type === "rewind"
          ? rewind(session, { ...common, cursorTurnId: turnId })
          : type === "restore"
            ? restore(session, { ...common, turnId })
            : end(session, { ...common, reason: "user_hangup", turnId: "ending", actor });
      if (!("change" in decision)) return;
      const done: Command = type === "rewind" ? { type, cursorTurnId: turnId } : { type };
      const undoable = undoableAfter(done, shownOf(session), true);
      if (!undoable) throw new Error("It can be undone.");
      let current = applyChange(session, decision.change);
      for (let steps = 0; ; steps += 1) {
        expect(steps).toBeLessThan(4);
        const step = nextUndoStep(undoable, shownOf(current));
        if (step === null) break;
        const back =
          step.type === "restore"
            ? restore(current, { ...common, turnId: step.turnId })
            : rewind(current, { ...common, cursorTurnId: step.cursorTurnId });
        if (!("change" in back)) throw new Error("The step is a change.");
        current = applyChange(current, back.change);
      }
      const visible = ({ cursorTurnId, headTurnId }: Session) => cursorTurnId ?? headTurnId;
      expect(visible(current)).toBe(visible(session));
    }),
    { numRuns: 500 },
  );
});
