import fc from "fast-check";
import { expect, test } from "vitest";
import type { Failure } from "@/features/api/failure";
import type { LiveEvent } from "@/server/contract/live-contract";
import { type Exchange, type ExchangeEvent, exchangeAfter, quietExchange } from "./exchange";

const outgoing = { text: "Hello", parentTurnId: "a" };
const asked: ExchangeEvent = { type: "asked", outgoing, heldRevision: 4 };
const refused: Failure = { reason: "session_ended" };
const changedTo = (revision: number): LiveEvent => ({ type: "session_changed", revision });
const startedAt = (revision: number): LiveEvent => ({ type: "turn_started", turnId: "t", revision });

function play(...events: ExchangeEvent[]) {
  return events.reduce(
    ({ state, effects }, event) => {
      const reaction = exchangeAfter(state, event);
      return { state: reaction.state, effects: [...effects, ...reaction.effects.map(({ type }) => type)] };
    },
    { state: quietExchange, effects: [] as string[] },
  );
}

test("a change is made from the revision that the page holds, and its message is shown until it is answered", () => {
  const { state, effects } = exchangeAfter(quietExchange, asked);
  expect(effects).toEqual([{ type: "make_change", from: { expectedRevision: 4, sinceRevision: 4 } }]);
  expect(state.change).toEqual({ outgoing });
  expect(exchangeAfter(state, { type: "answered", heldRevision: 6 })).toEqual({
    state: quietExchange,
    effects: [],
  });
});

test("a second change waits for nobody: it is not made", () => {
  expect(play(asked, asked).effects).toEqual(["make_change"]);
});

test("nothing is changed in a session that is not read yet", () => {
  expect(play({ ...asked, heldRevision: undefined })).toEqual({ state: quietExchange, effects: [] });
});

test("a refusal is told until the next change is begun; a turn that failed is told by the session", () => {
  const afterRefusal = play(asked, { type: "refused", failure: refused, heldRevision: 4 });
  expect(afterRefusal.state).toEqual({ ...quietExchange, failure: refused });
  expect(exchangeAfter(afterRefusal.state, asked).state.failure).toBeNull();
  const failed: Failure = {
    reason: "turn_failed",
    turnId: "t",
    revision: 6,
    cause: "internal",
    workflowRunId: "r",
  };
  expect(play(asked, { type: "refused", failure: failed, heldRevision: 6 }).state).toEqual(quietExchange);
});

test("what others have changed is asked for when it is told of, once the page does not have it", () => {
  expect(play({ type: "told", event: changedTo(5), heldRevision: 4 }).effects).toEqual(["catch_up"]);
  expect(play({ type: "told", event: changedTo(4), heldRevision: 4 }).effects).toEqual([]);
});

test("while a change is under way only the beginning of its turn is asked for; the rest comes with its answer", () => {
  const told: ExchangeEvent[] = [
    { type: "told", event: startedAt(5), heldRevision: 4 },
    {
      type: "told",
      event: { type: "turn_settled", turnId: "t", revision: 6, status: "completed" },
      heldRevision: 5,
    },
  ];
  expect(play(asked, ...told).effects).toEqual(["make_change", "catch_up"]);
  expect(play(asked, ...told, { type: "answered", heldRevision: 6 }).effects).toEqual([
    "make_change",
    "catch_up",
  ]);
});

test("what an answer does not bring is asked for after it", () => {
  const told: ExchangeEvent = { type: "told", event: changedTo(8), heldRevision: 4 };
  expect(play(asked, told, { type: "answered", heldRevision: 6 }).effects).toEqual([
    "make_change",
    "catch_up",
  ]);
});

/** A server that counts revisions, what is on its way to and from it, and a page that holds what it was told last. */
type World = {
  exchange: Exchange;
  server: number;
  held: number;
  changes: ("asked" | "done" | "refused")[];
  reads: (number | null)[];
  news: LiveEvent[];
};

const steps = fc.array(
  fc.constantFrom("ask", "perform", "refuse", "answer", "others", "read", "deliver", "hear"),
  { maxLength: 60 },
);

function serverChanges(world: World): void {
  world.server += 1;
  world.news.push(changedTo(world.server));
}

function take(world: World, step: string): void {
  const dispatch = (event: ExchangeEvent) => {
    const { state, effects } = exchangeAfter(world.exchange, event);
    world.exchange = state;
    for (const effect of effects) {
      if (effect.type === "catch_up") world.reads.push(null);
      else world.changes.push("asked");
    }
  };
  const hold = (revision: number) => {
    world.held = Math.max(world.held, revision);
  };
  switch (step) {
    case "ask":
      dispatch({ type: "asked", outgoing: null, heldRevision: world.held });
      break;
    case "perform":
    case "refuse": {
      if (world.changes[0] !== "asked") break;
      world.changes[0] = step === "perform" ? "done" : "refused";
      if (step === "perform") serverChanges(world);
      break;
    }
    case "answer": {
      const [change] = world.changes;
      if (change === undefined || change === "asked") break;
      world.changes.shift();
      // The answer, and what is read after a refusal, tell the session as it is then.
      hold(world.server);
      if (change === "done") dispatch({ type: "answered", heldRevision: world.held });
      else dispatch({ type: "refused", failure: refused, heldRevision: world.held });
      break;
    }
    case "others":
      serverChanges(world);
      break;
    case "read":
      world.reads = world.reads.map((revision) => revision ?? world.server);
      break;
    case "deliver": {
      const revision = world.reads.find((each) => each !== null);
      if (revision === undefined || revision === null) break;
      world.reads.splice(world.reads.indexOf(revision), 1);
      hold(revision);
      break;
    }
    case "hear": {
      const event = world.news.shift();
      if (event) dispatch({ type: "told", event, heldRevision: world.held });
    }
  }
}

test("whatever comes late and in whatever order, one change is under way at a time, and in the end the page holds what there is", () => {
  fc.assert(
    fc.property(steps, (taken) => {
      const world: World = {
        exchange: quietExchange,
        server: 2,
        held: 2,
        changes: [],
        reads: [],
        news: [],
      };
      for (const step of taken) {
        take(world, step);
        expect(world.changes.length).toBe(world.exchange.change === null ? 0 : 1);
      }
      // Everything that is on its way comes to its end.
      for (let round = 0; round < 100; round += 1)
        for (const step of ["perform", "answer", "hear", "read", "deliver"]) take(world, step);
      expect(world.exchange.change).toBeNull();
      expect(world.held).toBe(world.server);
    }),
    { numRuns: 500 },
  );
});
