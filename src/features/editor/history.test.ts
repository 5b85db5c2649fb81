import * as fc from "fast-check";
import { expect, test } from "vitest";
import { advance, type History, redo, startHistory, undo } from "./history";

const steps = fc.array(fc.tuple(fc.integer(), fc.option(fc.constantFrom("name", "prompt"))), {
  maxLength: 50,
});
const anyHistory = steps.map((list) =>
  list.reduce((history, [value, step]) => advance(history, { value }, step), startHistory({ value: 0 })),
);

test("undoing a step leads back to what was there", () => {
  fc.assert(
    fc.property(anyHistory, fc.integer(), (history, value) => {
      const { past, present } = undo(advance(history, { value }));
      expect({ past, present }).toEqual({ past: history.past, present: history.present });
    }),
  );
});

test("redoing takes back any number of undone steps", () => {
  fc.assert(
    fc.property(anyHistory, fc.nat(60), (history, times) => {
      const repeat = (act: (history: History<unknown>) => History<unknown>, from: History<unknown>) =>
        Array.from({ length: times }).reduce<History<unknown>>((each) => act(each), from);
      expect(repeat(redo, repeat(undo, history))).toEqual({
        ...history,
        openStep: times === 0 || history.past.length === 0 ? history.openStep : null,
      });
    }),
  );
});

test("what is typed into one field is one step, until something else happens", () => {
  let history = startHistory("");
  for (const text of ["H", "He", "Hey"]) history = advance(history, text, "greeting");
  history = advance(history, "Hey you", "another field");
  expect(undo(history).present).toBe("Hey");
  expect(undo(undo(history)).present).toBe("");
});

test("a step after an undo does not join the step that was undone, and forgets what was put aside", () => {
  const typed = advance(startHistory("a"), "ab", "name");
  const again = advance(undo(typed), "ac", "name");
  expect(again).toEqual({ past: ["a"], present: "ac", future: [], openStep: "name" });
});

test("a change to the same value is no step", () => {
  const history = startHistory("a");
  expect(advance(history, "a", "name")).toBe(history);
});
