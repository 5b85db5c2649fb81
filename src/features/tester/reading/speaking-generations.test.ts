import { expect, test } from "vitest";
import { aGeneration, aTransition, aTurn } from "@/features/tester/testing/session-examples";
import { speakingGenerations } from "./speaking-generations";

const calling = (nodeId: string) => aGeneration(nodeId, { chosenFunctions: ["look_up"] });
const segmentsOf = (...nodeIds: string[]) =>
  nodeIds.map((nodeId) => ({ nodeId, nodeName: nodeId, source: "model" as const, text: "…" }));
const read = (
  events: Parameters<typeof aTurn>[0]["events"] & object,
  nodeIds: string[],
  status: "completed" | "pending" = "completed",
) => {
  const assistantMessage = { text: "", createdAt: "", segments: segmentsOf(...nodeIds) };
  return [...speakingGenerations(aTurn({ id: "t", status, events, assistantMessage }))].sort();
};

test("what called a tool without a word leaves the text to what came after", () => {
  expect(read([calling("a"), aGeneration("a")], ["a"])).toEqual([1]);
});

test("what called a tool and spoke keeps its text", () => {
  expect(read([calling("a"), aGeneration("a")], ["a", "a"])).toEqual([0, 1]);
});

test("each node has its own text", () => {
  const events = [calling("a"), aTransition("a", "b"), aGeneration("b")];
  expect(read(events, ["b"])).toEqual([2]);
  expect(read(events, ["a", "b"])).toEqual([0, 2]);
});

test("while a turn runs, the newest text belongs to what is about to be said", () => {
  expect(read([calling("a")], ["a"], "pending")).toEqual([]);
  expect(read([calling("a")], ["a", "a"], "pending")).toEqual([0]);
  expect(read([aGeneration("a")], ["a"], "pending")).toEqual([0]);
});

test("nothing said is nothing said", () => {
  expect(read([aGeneration("a")], [])).toEqual([]);
});
