import { expect, test } from "vitest";
import { samples } from "@/server/samples/samples";
import { pointsOn } from "./curve";
import { routeDrawnGraph } from "./drawn-graph";
import { layoutGraph, nodeSize } from "./graph-layout";
import { doOverlap, isWithin, type Rectangle } from "./rectangle";

const box = (x: number, y: number): Rectangle => ({ x, y, width: 148, height: 48 });
const triage = samples.find(({ name }) => name === "Support triage")?.definition;
const label = { width: 60, height: 16 };
const edge = (source: string, target: string) => ({ key: `${source}>${target}`, source, target, label });

function route(boxes: Record<string, Rectangle>, ...edges: ReturnType<typeof edge>[]) {
  return routeDrawnGraph(new Map(Object.entries(boxes)), edges);
}

test.each([
  ["below", box(0, 200), { x: 74, y: 48 }, { x: 74, y: 200 }],
  ["above", box(0, -200), { x: 74, y: 0 }, { x: 74, y: -152 }],
  ["to the right", box(300, 0), { x: 148, y: 24 }, { x: 300, y: 24 }],
  ["to the left", box(-300, 0), { x: 0, y: 24 }, { x: -152, y: 24 }],
])("an edge to a node %s runs between the sides that face each other", (_place, b, from, to) => {
  const curve = route({ a: box(0, 0), b }, edge("a", "b")).get("a>b")?.curve;
  expect([curve?.[0], curve?.at(-1)]).toEqual([from, to]);
});

test("an edge goes around a node that lies straight in its way", () => {
  const between = box(0, 200);
  const curve = route({ a: box(0, 0), between, b: box(0, 400) }, edge("a", "b")).get("a>b")?.curve ?? [];
  expect(pointsOn(curve).filter((point) => isWithin(point, between))).toEqual([]);
});

test("an edge that a neighbour at its side pushes into a node goes around that node too", () => {
  const { edges, nodes } = layoutGraph(triage, "down");
  const boxes = new Map(nodes.map(({ key, position }) => [key, { ...position, ...nodeSize }]));
  const keys = new Map(nodes.map(({ id, key }) => [id, key]));
  const joined = edges.map(({ source, target }) => edge(keys.get(source) ?? "", keys.get(target) ?? ""));
  for (const [key, { curve }] of routeDrawnGraph(boxes, joined)) {
    const [source, target] = key.split(">");
    const others = [...boxes].filter(([id]) => id !== source && id !== target);
    const passed = others.filter(([, each]) => pointsOn(curve).some((point) => isWithin(point, each)));
    expect({ key, passed }).toEqual({ key, passed: [] });
  }
});

test("edges that share a side end beside each other, in the order of what they lead to", () => {
  const routes = route(
    { a: box(0, 0), low: box(300, 100), high: box(300, -100) },
    edge("a", "low"),
    edge("a", "high"),
  );
  const [low, high] = [routes.get("a>low")?.curve[0]?.y ?? 0, routes.get("a>high")?.curve[0]?.y ?? 0];
  expect(low - high).toBeGreaterThan(15);
});

test("edges there and back have each a way and a label of their own", () => {
  const routes = route({ a: box(0, 0), b: box(400, 0) }, edge("a", "b"), edge("b", "a"));
  const [there, back] = [routes.get("a>b"), routes.get("b>a")];
  expect(there?.curve[0]?.y).not.toBe(back?.curve.at(-1)?.y);
  expect(there?.label && back?.label && doOverlap(there.label, back.label)).toBe(false);
});

test.each(samples)(
  "in the sample $name no label lies on another or on a node, and no edge passes a node",
  ({ definition }) => {
    const { nodes, edges } = layoutGraph(definition);
    const boxes = nodes.map(({ id, position }) => ({ id, ...position, ...nodeSize }));
    for (const { source, target, label: text, route } of edges) {
      const others = boxes.filter(({ id }) => id !== source && id !== target);
      const passed = others.filter((each) => pointsOn(route.curve).some((point) => isWithin(point, each)));
      expect({ text, passed }).toEqual({ text, passed: [] });
    }
    const labels = edges.flatMap(({ route }) => (route.label ? [route.label] : []));
    const overlapping = labels.flatMap((one, index) =>
      [...boxes, ...labels.slice(index + 1)].filter((other) => doOverlap(one, other)),
    );
    expect(overlapping).toEqual([]);
  },
);
