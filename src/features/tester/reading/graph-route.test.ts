import { expect, test } from "vitest";
import { aPath, aTransition, aTurn } from "@/features/tester/testing/session-examples";
import { talkPath, turnsUpTo } from "./graph-route";

const hop = (from: string | null, to: string) => {
  const transition = aTransition(from, to);
  return { ...transition, payload: { ...transition.payload, edgeId: from && `${from}-${to}` } };
};

const nameOf = (nodeId: string) => aTransition(null, nodeId).payload.nodeName;

test("visits are numbered in their order, and edges are counted", () => {
  const turns = [
    aTurn({ id: "t1", events: [hop(null, "start")] }),
    aTurn({ id: "t2", events: [hop("start", "ask"), hop("ask", "help")] }),
    aTurn({ id: "t3", events: [hop("help", "ask"), hop("ask", "help")] }),
  ];
  expect(talkPath(turns)).toEqual({
    hops: [
      { turnId: "t1", edgeId: null, nodeId: "start", nodeName: nameOf("start") },
      { turnId: "t2", edgeId: "start-ask", nodeId: "ask", nodeName: nameOf("ask") },
      { turnId: "t2", edgeId: "ask-help", nodeId: "help", nodeName: nameOf("help") },
      { turnId: "t3", edgeId: "help-ask", nodeId: "ask", nodeName: nameOf("ask") },
      { turnId: "t3", edgeId: "ask-help", nodeId: "help", nodeName: nameOf("help") },
    ],
    visits: new Map([
      ["start", [1]],
      ["ask", [2, 4]],
      ["help", [3, 5]],
    ]),
    edgeCounts: new Map([
      ["start-ask", 1],
      ["ask-help", 2],
      ["help-ask", 1],
    ]),
    latestEdgeId: "ask-help",
    lastNodeId: "help",
  });
});

test("the hops of a turn that did not complete are no part of the way; those of a running one are", () => {
  const events = [hop("start", "help")];
  const start = aTurn({ id: "t1", events: [hop(null, "start")] });
  const after = (status: "failed" | "cancelled" | "pending") =>
    talkPath([start, aTurn({ id: "t2", status, events })]).lastNodeId;
  expect([after("failed"), after("cancelled"), after("pending")]).toEqual(["start", "start", "help"]);
});

test("before anything happened there is no way", () => {
  expect(talkPath([])).toEqual({
    hops: [],
    visits: new Map(),
    edgeCounts: new Map(),
    latestEdgeId: null,
    lastNodeId: null,
  });
});

test("the turns up to one end with it; without one, or with one of another path, they are all of them", () => {
  const turns = aPath("t1", "t2", "t3");
  const ids = (turnId: string | null) => turnsUpTo(turns, turnId).map((turn) => turn.id);
  expect([ids("t2"), ids(null), ids("gone")]).toEqual([
    ["t1", "t2"],
    ["t1", "t2", "t3"],
    ["t1", "t2", "t3"],
  ]);
});
