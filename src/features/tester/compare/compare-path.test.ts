import { expect, test } from "vitest";
import { aTransition, aTurn } from "@/features/tester/testing/session-examples";
import { comparePaths } from "./compare-path";

const hop = (from: string | null, to: string) => {
  const transition = aTransition(from, to);
  return { ...transition, payload: { ...transition.payload, edgeId: from && `${from}-${to}` } };
};

test("each node and edge is of one path, of the other, of both or of none", () => {
  const shared = [aTurn({ id: "1", events: [hop(null, "start")] })];
  const left = [aTurn({ id: "l", events: [hop("start", "book"), hop("book", "done")] })];
  const right = [aTurn({ id: "r", events: [hop("start", "ask"), hop("ask", "done")] })];
  const { passageOfNode, passageOfEdge, partedAtNodeId } = comparePaths(shared, left, right);
  expect(["start", "book", "ask", "done", "help"].map(passageOfNode)).toEqual([
    "both",
    "left",
    "right",
    "both",
    "none",
  ]);
  expect(["start-book", "start-ask", "ask-help"].map(passageOfEdge)).toEqual(["left", "right", "none"]);
  expect(partedAtNodeId).toBe("start");
});
