import { expect, test } from "vitest";
import { samples } from "@/server/samples/samples";
import { pointsOn } from "./curve";
import { overviewLayout } from "./overview-layout";
import { doOverlap, grown, isWithin } from "./rectangle";

const card = { width: 120, height: 40 };

test.each(samples)(
  "the picture of $name has every node and edge, none on a node, and holds them all",
  ({ definition }) => {
    for (const flow of ["down", "right"] as const) {
      const { bounds, cards, edges } = overviewLayout(definition, flow, card);
      expect([cards.length, edges.length]).toEqual([definition.nodes.length, definition.edges.length]);
      const points = edges.flatMap(({ curve }) => pointsOn(curve));
      expect(points.every((point) => isWithin(point, grown(bounds, 1)))).toBe(true);
      const met = cards.filter(({ box }) => points.some((point) => isWithin(point, grown(box, -0.5))));
      const overlapping = cards.flatMap((one, index) =>
        cards.slice(index + 1).filter((other) => doOverlap(one.box, other.box)),
      );
      expect([met, overlapping]).toEqual([[], []]);
    }
  },
);

test("nothing to show is an empty picture", () => {
  expect(overviewLayout({ nodes: "none" }, "down", card)).toEqual({
    bounds: { x: 0, y: 0, ...card },
    cards: [],
    edges: [],
  });
});
