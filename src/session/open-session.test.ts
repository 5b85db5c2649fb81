import { expect, it } from "vitest";
import { runState, sessionStatus, turnById } from "./session";
import { begun, failed, lease, opened, said } from "./testing/session-builder";

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
  expect([session.revision, sessionStatus(session), runState(session)]).toEqual([2, "error", "initialized"]);
  expect(sessionStatus(said(session, "a"))).toBe("idle");
});
