import { expect, test } from "vitest";
import type { Failure } from "@/features/api/failure";
import {
  afterSavingEvent,
  type EditorDocument,
  pauseBeforeSending,
  type SavingEvent,
  saveState,
  startSaving,
} from "./draft-saving";

const aDocument = (name: string): EditorDocument => ({
  definition: { nodes: [{ id: name }], edges: [] },
  templateContext: {},
  settings: {},
});
const [first, mine, later, theirs] = ["first", "mine", "later", "theirs"].map(aDocument) as [
  EditorDocument,
  EditorDocument,
  EditorDocument,
  EditorDocument,
];
const at = (draftRevision: number) => ({ versionId: "ver_1", draftRevision });
const offline: Failure = { reason: "unreachable" };
const tooLarge: Failure = { reason: "limit_exceeded", limit: 1, actual: 2 };
const after = (...events: SavingEvent[]) => events.reduce(afterSavingEvent, startSaving(at(3), first));
const sent: SavingEvent = { type: "sent", document: mine };

test("an edit waits for a pause, is sent once, and is saved under its revision", () => {
  expect(saveState(after(), first)).toBe("saved");
  expect([pauseBeforeSending(after(), mine), saveState(after(), mine)]).toEqual([700, "saving"]);
  expect(pauseBeforeSending(after(sent), later)).toBeNull();
  const stored = after(sent, { type: "stored", basis: at(4), document: mine });
  expect(stored).toEqual(startSaving(at(4), mine));
  expect([pauseBeforeSending(stored, mine), pauseBeforeSending(stored, later)]).toEqual([null, 700]);
});

test("an edit back to what is saved need not be sent", () => {
  expect(pauseBeforeSending(after(), first)).toBeNull();
});

test("while the server is away it is tried again, each time later, and said", () => {
  const failed: SavingEvent = { type: "failed", failure: offline };
  const once = after(sent, failed);
  const twice = after(sent, failed, sent, failed);
  expect([pauseBeforeSending(once, mine), pauseBeforeSending(twice, mine)]).toEqual([2_000, 4_000]);
  expect(saveState(once, mine)).toBe("not saved");
  expect(pauseBeforeSending(once, later)).toBe(700);
  expect(saveState(afterSavingEvent(twice, { type: "stored", basis: at(4), document: mine }), mine)).toBe(
    "saved",
  );
});

test("what the server refuses for good is not sent again until it has changed", () => {
  const refused = after(sent, { type: "failed", failure: tooLarge });
  expect([pauseBeforeSending(refused, mine), pauseBeforeSending(refused, later)]).toEqual([null, 700]);
});

test("after a conflict nothing is sent until the person has chosen, then over what is there", () => {
  const conflict = after(sent, { type: "conflicted", theirs: { basis: at(9), document: theirs } });
  expect([saveState(conflict, mine), pauseBeforeSending(conflict, later)]).toEqual(["conflict", null]);
  const resolved = afterSavingEvent(conflict, { type: "resolved" });
  expect(resolved).toEqual(startSaving(at(9), theirs));
  expect([pauseBeforeSending(resolved, mine), pauseBeforeSending(resolved, theirs)]).toEqual([700, null]);
});

test("a conflict with what was sent itself is an answer that was lost, not a conflict", () => {
  const own = after(sent, { type: "conflicted", theirs: { basis: at(4), document: structuredClone(mine) } });
  expect(own).toEqual(startSaving(at(4), mine));
});
