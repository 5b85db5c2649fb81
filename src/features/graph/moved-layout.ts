import { type Curve, pointAlong, pointsOn } from "./curve";
import { facingCurve } from "./drawn-routes";
import { type GraphLayout, nodeSize, type RoutedEdge } from "./graph-layout";
import { centredAt, type Point, type Rectangle } from "./rectangle";

/**
 * A layout while nodes of it are dragged: their edges run the short way, all else stays as it is. Only when they are let go is everything
 * routed anew, which takes too long for every step of a pointer.
 */
export function movedLayout(layout: GraphLayout, moved: ReadonlyMap<string, Point>): GraphLayout {
  if (moved.size === 0) return layout;
  const nodes = layout.nodes.map((node) => ({ ...node, position: moved.get(node.id) ?? node.position }));
  const boxes = new Map(nodes.toReversed().map(({ id, position }) => [id, { ...position, ...nodeSize }]));
  return {
    nodes,
    edges: layout.edges.map((edge) => {
      const [source, target] = [boxes.get(edge.source), boxes.get(edge.target)];
      const isMoved = moved.has(edge.source) || moved.has(edge.target);
      return isMoved && source && target ? movedEdge(edge, facingCurve(source, target)) : edge;
    }),
  };
}

function movedEdge(edge: RoutedEdge, curve: Curve): RoutedEdge {
  const label = edge.route.label && inTheMiddle(curve, edge.route.label);
  return { ...edge, route: { curve, label } };
}

function inTheMiddle(curve: Curve, label: Rectangle): Rectangle {
  return centredAt(pointAlong(pointsOn(curve), 0.5), label);
}
