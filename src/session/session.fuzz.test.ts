import fc from "fast-check";
import { expect, it } from "vitest";
import { applyChange } from "./change";
import { brokenInvariants } from "./invariants";
import { openSession } from "./open-session";
import { activePath, branches } from "./path";
import { pendingTurn, type Session } from "./session";
import { answerOf, decide, randomCommand, takeOver } from "./testing/random-commands";
import { accept, actor, at, changes, lease } from "./testing/session-builder";
import { answerOfModel, newModel } from "./testing/session-model";
import { viewOf, viewOfModel } from "./testing/session-view";

it("keeps every rule and invariant, whatever is commanded in whatever order", () => {
  fc.assert(
    fc.property(fc.array(randomCommand, { maxLength: 60, size: "max" }), (commands) => {
      let session = openSession({ runId: "run", turnId: "turn-0", actor, now: at(0), lease });
      const model = newModel("turn-0");
      for (const [index, command] of commands.entries()) {
        const turnId = `turn-${index + 1}`;
        const before = session;
        const copy = structuredClone(session);
        const decision = decide(session, command, turnId);
        expect(answerOf(decision)).toBe(answerOfModel(model, command, turnId));
        if ("change" in decision) session = applyChange(session, decision.change);
        expect(before).toEqual(copy);
        expect(session.revision).toBe(before.revision + ("change" in decision ? 1 : 0));
        expect(brokenInvariants(session)).toEqual([]);
        expect(viewOf(session)).toEqual(viewOfModel(model));
        expectKept(before, session);
        const offPath = branches(session).flatMap(({ turns }) => turns.map(({ id }) => id));
        expect([...offPath, ...activePath(session).map(({ id }) => id)].sort()).toEqual(
          [...session.turns.keys()].sort(),
        );
      }
    }),
    { numRuns: 300 },
  );
});

it("11b goes on after the process died, wherever it died", () => {
  fc.assert(
    fc.property(fc.array(randomCommand, { maxLength: 60, size: "max" }), (commands) => {
      let session = openSession({ runId: "run", turnId: "turn-0", actor, now: at(0), lease });
      for (const [index, command] of commands.entries()) {
        const decision = decide(session, command, `turn-${index + 1}`);
        if ("change" in decision) session = applyChange(session, decision.change);
        const look = decide(session, takeOver, "none");
        expect(answerOf(look)).toBe(pendingTurn(session) ? "change" : "unchanged");
        const survivor = "change" in look ? accept(session, look) : session;
        expect(brokenInvariants(survivor)).toEqual([]);
        expect(pendingTurn(survivor)).toBeNull();
        expectKept(session, survivor);
        const again = applyChange(survivor, changes.rerun(survivor, "turn-0", "again"));
        expect(brokenInvariants(again)).toEqual([]);
      }
    }),
    { numRuns: 100 },
  );
});

/** Rule 4c. */
function expectKept(before: Session, after: Session): void {
  for (const turn of before.turns.values()) {
    if (turn.status !== "pending") expect(after.turns.get(turn.id)).toBe(turn);
  }
}
