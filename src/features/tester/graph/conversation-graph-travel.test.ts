import { expect, test } from "vitest";
import { aTransition, aTurn } from "@/features/tester/testing/session-examples";
import { graphRoute } from "@/session/graph-route";
import { arrivalAt, passagesOf, standstill, travelOn } from "./conversation-graph-travel";

const pathOf = (...turns: [id: string, ...nodes: string[]][]) => {
  let at: string | null = null;
  return graphRoute(
    turns.map(([id, ...nodes]) => {
      const events = nodes.map((to) => {
        const transition = aTransition(at, to);
        const edgeId = at && `${at}-${to}`;
        at = to;
        return { ...transition, payload: { ...transition.payload, edgeId } };
      });
      return aTurn({ id, events });
    }),
  );
};
const start = pathOf(["t1", "start"]);

test("the light goes along the hops of a turn, one after the other, and each node waits for it", () => {
  const travel = travelOn(standstill, start, pathOf(["t1", "start"], ["t2", "ask", "help", "ask"]), 1000);
  expect([passagesOf("start-ask", travel), passagesOf("help-ask", travel)]).toEqual([
    [{ key: "1", delay: 0 }],
    [{ key: "3", delay: 360 }],
  ]);
  expect(["start", "ask", "help"].map((id) => arrivalAt(id, travel))).toEqual([0, 180, 360]);
  expect(travel.endsAt).toBe(1540);
});

test("a hop that is heard of while the light is on its way is its next one", () => {
  const ask = pathOf(["t1", "start"], ["t2", "ask"]);
  const first = travelOn(standstill, start, ask, 1000);
  const further = pathOf(["t1", "start"], ["t2", "ask", "help"]);
  expect(travelOn(first, ask, further, 1080).hops.map(({ edgeId, delay }) => [edgeId, delay])).toEqual([
    ["start-ask", 0],
    ["ask-help", 100],
  ]);
  expect(travelOn(first, ask, further, 2000).hops.map(({ edgeId }) => edgeId)).toEqual(["ask-help"]);
});

test("what did not change lets the light go on", () => {
  const ask = pathOf(["t1", "start"], ["t2", "ask"]);
  const first = travelOn(standstill, start, ask, 1000);
  expect(travelOn(first, ask, pathOf(["t1", "start"], ["t2", "ask"]), 1010)).toBe(first);
});

test.each([
  ["a rewind", pathOf(["t1", "start"], ["t2", "ask"]), start],
  ["another branch", pathOf(["t1", "start"], ["t2", "ask"]), pathOf(["t1", "start"], ["t3", "help", "ask"])],
  ["several turns at once", start, pathOf(["t1", "start"], ["t2", "ask"], ["t3", "help"])],
  ["the beginning", graphRoute([]), start],
])("it does not travel after %s", (_name, from, to) => {
  expect(travelOn(standstill, from, to, 1000)).toEqual(standstill);
});

test("of very many hops the last ones are shown", () => {
  const nodes = Array.from({ length: 20 }, (_, index) => `n${index}`);
  const travel = travelOn(standstill, start, pathOf(["t1", "start"], ["t2", ...nodes]), 0);
  expect(travel.hops.map(({ nodeId }) => nodeId)).toEqual(nodes.slice(-6));
});
