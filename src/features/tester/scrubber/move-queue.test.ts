import fc from "fast-check";
import { expect, test } from "vitest";
import { type MoveEvent, moveQueueAfter, noMove } from "./move-queue";

function play(events: readonly MoveEvent[]) {
  let state = noMove;
  const moves: (string | null)[] = [];
  for (const event of events) {
    const reaction = moveQueueAfter(state, event);
    state = reaction.state;
    moves.push(...reaction.effects.map(({ place }) => place));
  }
  return { state, moves };
}
const chosen = (place: string | null): MoveEvent => ({ type: "chosen", place });
const looked = (place: string | null | undefined): MoveEvent => ({ type: "looked", place });
const arrived: MoveEvent = { type: "arrived" };

test("a place that is looked at is shown, and nothing moves", () => {
  expect(play([looked("a")])).toEqual({ state: { ...noMove, preview: "a" }, moves: [] });
  expect(play([looked("a"), looked(undefined)]).state).toEqual(noMove);
});

test("a place that is chosen is gone to at once, and shown until it is reached", () => {
  expect(play([looked("b"), chosen("a")])).toEqual({
    state: { preview: "a", isMoving: true, next: undefined },
    moves: ["a"],
  });
  expect(play([chosen("a"), arrived]).state).toEqual(noMove);
});

test("of several chosen meanwhile, the newest is gone to next, also when it is the end", () => {
  expect(play([chosen("a"), chosen("b"), chosen(null), arrived]).moves).toEqual(["a", null]);
});

test("what is looked at while a move is under way does not cover where it leads", () => {
  expect(play([chosen("a"), looked("b")]).state.preview).toBe("a");
});

const place = fc.constantFrom("a", "b", "c", null);
const event = fc.oneof(
  place.map(chosen),
  fc.option(place, { nil: undefined }).map(looked),
  fc.constant(arrived),
);

test("whatever is chosen and looked at, one move is under way at a time, and the last one chosen is where it ends", () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (events) => {
      let state = noMove;
      let underWay = 0;
      let lastMove: string | null | undefined;
      let lastChosen: string | null | undefined;
      const handle = (each: MoveEvent) => {
        if (each.type === "arrived") underWay -= 1;
        if (each.type === "chosen") lastChosen = each.place;
        const reaction = moveQueueAfter(state, each);
        state = reaction.state;
        for (const { place } of reaction.effects) {
          underWay += 1;
          lastMove = place;
        }
        expect(underWay).toBe(state.isMoving ? 1 : 0);
        if (state.isMoving) expect(state.preview).toBe(lastChosen);
      };
      for (const each of events) if (each.type !== "arrived" || underWay > 0) handle(each);
      while (underWay > 0) handle(arrived);
      expect(lastMove).toBe(lastChosen);
      expect(state.isMoving).toBe(false);
    }),
  );
});
