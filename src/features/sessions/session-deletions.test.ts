import fc from "fast-check";
import { expect, test } from "vitest";
import { type DeletionEvent, deletionsAfter, isDeleted, noDeletions } from "./session-deletions";

/** What was asked to be done, in its order, and what is left. */
function play(events: readonly DeletionEvent[]) {
  let state = noDeletions;
  const done: string[] = [];
  for (const event of events) {
    const reaction = deletionsAfter(state, event);
    state = reaction.state;
    done.push(...reaction.effects.map(({ type, runId }) => `${type} ${runId}`));
  }
  return { state, done };
}

test("a session is sent when the time to take it back is over, and gone until the server has answered", () => {
  const { state, done } = play([
    { type: "removed", runId: "a" },
    { type: "due", runId: "a" },
  ]);
  expect(done).toEqual(["start_timer a", "stop_timer a", "send a"]);
  expect(isDeleted(state, "a")).toBe(true);
  expect(deletionsAfter(state, { type: "answered", runId: "a" }).state).toEqual(noDeletions);
});

test("what is taken back in time is there again and never sent", () => {
  const { state, done } = play([
    { type: "removed", runId: "a" },
    { type: "undone", runId: "a" },
    { type: "due", runId: "a" },
  ]);
  expect(done).toEqual(["start_timer a", "stop_timer a"]);
  expect(isDeleted(state, "a")).toBe(false);
});

test("leaving the page sends what still waits", () => {
  const { done } = play([{ type: "removed", runId: "a" }, { type: "removed", runId: "b" }, { type: "left" }]);
  expect(done.filter((each) => each.startsWith("send"))).toEqual(["send a", "send b"]);
});

const runId = fc.constantFrom("a", "b");
const event: fc.Arbitrary<DeletionEvent> = fc.oneof(
  fc.record({ type: fc.constantFrom("removed", "undone", "due", "answered"), runId }),
  fc.constant<DeletionEvent>({ type: "left" }),
);

test("whatever happens in whatever order, a deletion is sent once, timers stop, and what is on its way stays deleted", () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (events) => {
      const running = new Set<string>();
      const onItsWay = new Set<string>();
      let state = noDeletions;
      for (const each of events) {
        if (each.type === "answered" && !onItsWay.delete(each.runId)) continue;
        const reaction = deletionsAfter(state, each);
        state = reaction.state;
        for (const { type, runId } of reaction.effects) {
          if (type === "start_timer") {
            expect(running.has(runId)).toBe(false);
            running.add(runId);
          } else if (type === "stop_timer") expect(running.delete(runId)).toBe(true);
          else {
            expect(onItsWay.has(runId)).toBe(false);
            onItsWay.add(runId);
          }
        }
        expect([...state.waiting].sort()).toEqual([...running].sort());
        expect([...state.sending].sort()).toEqual([...onItsWay].sort());
      }
    }),
  );
});
