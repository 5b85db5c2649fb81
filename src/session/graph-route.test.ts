import { describe, expect, it } from "vitest";
import type { TurnEvent } from "@/engine/turn-event";
import { graphRoute, type RoutedTurn } from "./graph-route";
import { at } from "./testing/session-builder";

const hop = (from: string | null, to: string): TurnEvent => ({
  type: "node_transition",
  createdAt: at(0),
  payload: {
    nodeId: to,
    nodeName: to.toUpperCase(),
    previousNodeId: from,
    previousNodeName: from,
    edgeId: from && `${from}-${to}`,
    functionName: null,
    generation: null,
    allowInterrupt: false,
  },
});
const turn = (id: string, events: TurnEvent[], status: RoutedTurn["status"] = "completed") => ({
  id,
  status,
  events,
});

describe("the route through the graph", () => {
  it("G2 numbers the visits in their order, and counts how often each edge was taken", () => {
    const turns = [
      turn("t1", [hop(null, "start")]),
      turn("t2", [hop("start", "ask"), hop("ask", "help")]),
      turn("t3", [hop("help", "ask"), hop("ask", "help")]),
    ];
    expect(graphRoute(turns)).toEqual({
      hops: [
        { turnId: "t1", edgeId: null, nodeId: "start", nodeName: "START" },
        { turnId: "t2", edgeId: "start-ask", nodeId: "ask", nodeName: "ASK" },
        { turnId: "t2", edgeId: "ask-help", nodeId: "help", nodeName: "HELP" },
        { turnId: "t3", edgeId: "help-ask", nodeId: "ask", nodeName: "ASK" },
        { turnId: "t3", edgeId: "ask-help", nodeId: "help", nodeName: "HELP" },
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

  it("G1 leaves out the hops of a turn that did not complete, and has those of one that runs", () => {
    const after = (status: RoutedTurn["status"]) =>
      graphRoute([turn("t1", [hop(null, "start")]), turn("t2", [hop("start", "help")], status)]).lastNodeId;
    expect([after("failed"), after("cancelled"), after("pending")]).toEqual(["start", "start", "help"]);
  });

  it("is empty before anything happened", () => {
    const nothing = {
      hops: [],
      visits: new Map(),
      edgeCounts: new Map(),
      latestEdgeId: null,
      lastNodeId: null,
    };
    expect(graphRoute([])).toEqual(nothing);
  });
});
