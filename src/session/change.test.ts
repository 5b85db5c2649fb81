import { expect, it } from "vitest";
import { append } from "./append";
import { applyChange, nextChange } from "./change";
import { settle } from "./settle";
import { actor, asked, at, completed, lease, limits, opened } from "./testing/session-builder";

const base = opened();

it("4c leaves the session it was decided on as it was", () => {
  const before = structuredClone(base);
  asked(base, "a");
  expect(base).toEqual(before);
});

it("10a cannot be applied to another revision", () => {
  const change = nextChange(base, at(9), {});
  const later = applyChange(base, change);
  expect(later).toEqual({ ...base, revision: base.revision + 1, updatedAt: at(9) });
  expect(() => applyChange(later, change)).toThrow("another revision");
});

it("adds or settles one turn and shares the others", () => {
  const decision = append(base, {
    text: "Hello",
    expectedRevision: 2,
    turnId: "a",
    actor,
    now: at(9),
    lease,
    limits,
  });
  const pending = asked(base, "a");
  const change = settle(pending, { turnId: "a", outcome: completed(), now: at(9) });
  expect(decision).toMatchObject({ change: { addedTurn: { id: "a" }, settledTurn: null } });
  expect(change).toMatchObject({ addedTurn: null, settledTurn: { id: "a" } });
  expect(pending.turns.get("opening")).toBe(base.turns.get("opening"));
});
