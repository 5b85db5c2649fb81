import * as fc from "fast-check";
import { expect, test } from "vitest";
import { advance, endStep, type History, redo, type Step, startHistory, undo } from "./history";

const anyStep: fc.Arbitrary<Step> = fc.record({ name: fc.constantFrom("name", "prompt"), at: fc.nat(5_000) });
const steps = fc.array(fc.tuple(fc.integer(), fc.option(anyStep)), { maxLength: 50 });
const anyHistory = steps.map((list) =>
  list.reduce((history, [value, step]) => advance(history, { value }, step), startHistory({ value: 0 })),
);

const typeInto = (name: string, texts: readonly string[]) =>
  texts.reduce(
    (history, text, letter) => advance(history, text, { name, at: letter * 100 }),
    startHistory(""),
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
  const typed = typeInto("greeting", ["H", "He", "Hey"]);
  const history = advance(typed, "Hey you", { name: "another field", at: 300 });
  expect(undo(history).present).toBe("Hey");
  expect(undo(undo(history)).present).toBe("");
});

test("a pause in typing ends a step, however long the typing was", () => {
  const typed = typeInto("greeting", [..."a long sentence without a pause"]);
  expect(typed.past).toEqual([""]);
  const lastAt = typed.openStep?.at ?? 0;
  expect(advance(typed, "on", { name: "greeting", at: lastAt + 999 }).past).toEqual([""]);
  expect(advance(typed, "on", { name: "greeting", at: lastAt + 1_000 }).past).toEqual(["", typed.present]);
});

test("a step that was ended does not grow, though its field is typed into again at once", () => {
  const typed = typeInto("greeting", ["H", "He"]);
  const again = advance(endStep(typed), "Hey", { name: "greeting", at: 200 });
  expect(undo(again).present).toBe("He");
  expect(undo(undo(again)).present).toBe("");
});

test("ending a step changes nothing but that, and is nothing where none is open", () => {
  const typed = typeInto("greeting", ["H"]);
  const ended = endStep(typed);
  expect(ended).toEqual({ ...typed, openStep: null });
  expect(endStep(ended)).toBe(ended);
});

test("a step after an undo does not join the step that was undone, and forgets what was put aside", () => {
  const step = { name: "name", at: 0 };
  const typed = advance(startHistory("a"), "ab", step);
  const again = advance(undo(typed), "ac", step);
  expect(again).toEqual({ past: ["a"], present: "ac", future: [], openStep: step });
});

test("a change to the same value is no step", () => {
  const history = startHistory("a");
  expect(advance(history, "a", { name: "name", at: 0 })).toBe(history);
});
