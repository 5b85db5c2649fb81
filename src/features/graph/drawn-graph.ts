import type { EdgeRoute, GraphEdge } from "./arranged-graph";
import { drawnRoutes } from "./drawn-routes";
import { placeLabels } from "./label-places";
import type { Rectangle } from "./rectangle";

/** How edges run and where their labels lie among nodes that stay where they are. */
export function routeDrawnGraph(
  boxes: ReadonlyMap<string, Rectangle>,
  edges: readonly GraphEdge[],
): Map<string, EdgeRoute> {
  const curves = drawnRoutes(boxes, edges);
  const labelled = edges.flatMap(({ key, label }) => {
    const curve = curves.get(key);
    return curve && label ? [{ key, curve, label }] : [];
  });
  const labels = placeLabels(labelled, curves, [...boxes.values()]);
  return new Map([...curves].map(([key, curve]) => [key, { curve, label: labels.get(key) ?? null }]));
}
