import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type ArrangedGraph, arrangeGraph, type GraphEdge } from "./arranged-graph";
import { pointsOn } from "./curve";
import { arrangeAlong } from "./flow-direction";
import { doOverlap, grown, isWithin, type Rectangle } from "./rectangle";

const nodeSize = { width: 148, height: 48 };

/** Any graph: with cycles, loops, edges beside each other, labels of any size or none, and nodes that nothing leads to. */
const graphs = fc.integer({ min: 1, max: 9 }).chain((nodeCount) => {
  const end = fc.integer({ min: 0, max: nodeCount - 1 });
  const label = fc.option(
    fc.record({ width: fc.integer({ min: 20, max: 144 }), height: fc.constantFrom(16, 32) }),
  );
  return fc.record({
    nodeKeys: fc.constant(Array.from({ length: nodeCount }, (_, index) => `n${index}`)),
    edges: fc.array(fc.record({ from: end, to: end, label }), { maxLength: 16 }).map((edges) =>
      edges.map(
        ({ from, to, label }, index): GraphEdge => ({
          key: `e${index}`,
          source: `n${from}`,
          target: `n${to}`,
          label,
        }),
      ),
    ),
    direction: fc.constantFrom("down" as const, "right" as const),
    labelRows: fc.integer({ min: 1, max: 3 }),
  });
});

function forAnyGraph(check: (graph: ArrangedGraph, edges: readonly GraphEdge[]) => void) {
  fc.assert(
    fc.property(graphs, ({ nodeKeys, edges, direction, labelRows }) => {
      check(arrangeAlong(direction, nodeKeys, edges, { nodeSize, labelRows }), edges);
    }),
    { numRuns: 60 },
  );
}

test("no label lies on a node or on another label, and no node on another", () => {
  forAnyGraph(({ boxes, routes }, edges) => {
    const labels = [...routes.values()].flatMap(({ label }) => (label ? [label] : []));
    expect(labels).toHaveLength(edges.filter(({ label }) => label !== null).length);
    const all = [...boxes.values(), ...labels].map((box) => grown(box, -0.5));
    const overlapping = all.flatMap((one, index) =>
      all.slice(index + 1).filter((other) => doOverlap(one, other)),
    );
    expect(overlapping).toEqual([]);
  });
});

test("an edge begins and ends at its nodes, and passes through none", () => {
  forAnyGraph(({ boxes, routes }, edges) => {
    for (const { key, source, target } of edges) {
      const points = pointsOn(routes.get(key)?.curve ?? []);
      const isAt = (box: Rectangle | undefined, point = points[0]) =>
        Boolean(box && point && isWithin(point, grown(box, 0.5)) && !isWithin(point, grown(box, -0.5)));
      expect([isAt(boxes.get(source)), isAt(boxes.get(target), points.at(-1))]).toEqual([true, true]);
      const met = [...boxes.values()].filter((box) =>
        points.some((point) => isWithin(point, grown(box, -0.5))),
      );
      expect(met).toEqual([]);
    }
  });
});

test("an edge passes no label of another", () => {
  forAnyGraph(({ routes }, edges) => {
    const links = edges.filter(({ source, target }) => source !== target);
    for (const { key } of links) {
      const points = pointsOn(routes.get(key)?.curve ?? []);
      const passed = links.filter((other) => {
        const label = other.key !== key && routes.get(other.key)?.label;
        return label && points.some((point) => isWithin(point, grown(label, -0.5)));
      });
      expect(passed).toEqual([]);
    }
  });
});

test("a way back runs up beside the way there", () => {
  const label = { width: 60, height: 16 };
  const { boxes, routes } = arrangeGraph(
    ["a", "b"],
    [
      { key: "there", source: "a", target: "b", label },
      { key: "back", source: "b", target: "a", label },
    ],
    { nodeSize, labelRows: 1 },
  );
  const [there, back] = [routes.get("there")?.curve, routes.get("back")?.curve];
  const [a, b] = [boxes.get("a"), boxes.get("b")];
  expect([there?.[0]?.y, there?.at(-1)?.y]).toEqual([(a?.y ?? 0) + nodeSize.height, b?.y]);
  expect([back?.[0]?.y, back?.at(-1)?.y]).toEqual([b?.y, (a?.y ?? 0) + nodeSize.height]);
  expect(there?.[0]?.x).not.toBe(back?.at(-1)?.x);
});
