import { expect, test } from "vitest";
import {
  addNode,
  connect,
  duplicateNode,
  findElement,
  moveNodes,
  redirectEdge,
  removeElement,
  setField,
} from "./definition-edit";

const start = { id: "s", type: "startCall", position: { x: 0, y: 0 }, data: { name: "Start", zeta: [1] } };
const agent = { id: "a", type: "agentNode", data: { name: "Agent" }, extra: true };
const edge = { id: "e", source: "s", target: "a", data: { label: "go", condition: "ready" } };
const definition = { nodes: [start, agent], edges: [edge], viewport: { zoom: 1 }, future: "kept" };

test("a new node gets an id and a name that nobody has", () => {
  const { definition: edited, place } = addNode(definition, "agentNode", { x: 5, y: 6 });
  expect(edited).toEqual({
    ...definition,
    nodes: [
      start,
      agent,
      { id: "agentNode-1", type: "agentNode", position: { x: 5, y: 6 }, data: { name: "Agent 2" } },
    ],
  });
  expect(place).toEqual({ kind: "node", id: "agentNode-1" });
});

test("a duplicate keeps every field, lies beside the node, and has no edges", () => {
  const copied = duplicateNode(definition, "s");
  expect(copied && findElement(copied.definition, copied.place)).toEqual({
    ...start,
    id: "startCall-1",
    position: { x: 40, y: 72 },
    data: { name: "Start copy", zeta: [1] },
  });
  expect(copied?.definition.edges).toEqual([edge]);
  expect(duplicateNode(definition, "gone")).toBeNull();
});

test("two nodes can be connected twice, under different ids", () => {
  const once = connect(definition, "a", "s");
  const twice = connect(once.definition, "a", "s");
  expect([once.place.id, twice.place.id]).toEqual(["a-s", "a-s-2"]);
});

test("a node goes with the edges that touch it", () => {
  expect(removeElement(definition, { kind: "node", id: "a" })).toEqual({
    ...definition,
    nodes: [start],
    edges: [],
  });
  expect(removeElement(definition, { kind: "edge", id: "e" })).toEqual({ ...definition, edges: [] });
});

test("a field is set or taken away, and everything else survives", () => {
  const place = { kind: "node", id: "s" } as const;
  const named = setField(definition, place, "name", "Hello");
  expect(findElement(named, place)).toEqual({ ...start, data: { name: "Hello", zeta: [1] } });
  expect(findElement(setField(definition, place, "name", undefined), place)).toEqual({
    ...start,
    data: { zeta: [1] },
  });
  expect(named.future).toBe("kept");
});

test("an edge can lead elsewhere, and nodes can lie elsewhere", () => {
  expect(redirectEdge(definition, "e", { target: "s" }).edges).toEqual([{ ...edge, target: "s" }]);
  expect(moveNodes(definition, new Map([["a", { x: 1, y: 2 }]])).nodes).toEqual([
    start,
    { ...agent, position: { x: 1, y: 2 } },
  ]);
});

test("what is no node at all is left alone", () => {
  const odd = { nodes: [null, 7, start], edges: ["?"] };
  expect(setField(odd, { kind: "node", id: "s" }, "name", "x").nodes.slice(0, 2)).toEqual([null, 7]);
  expect(removeElement(odd, { kind: "node", id: "s" })).toEqual({ nodes: [null, 7], edges: ["?"] });
});
