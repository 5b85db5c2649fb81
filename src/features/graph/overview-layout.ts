import { outlineGraph } from "@/features/definition/graph-outline";
import { boundsOfCurve, type Curve } from "./curve";
import { arrangeAlong } from "./flow-direction";
import { boundsOf, type Rectangle, type Size } from "./rectangle";

export type Overview = {
  bounds: Rectangle;
  cards: { key: string; type: string; name: string; box: Rectangle }[];
  edges: { key: string; curve: Curve }[];
};

/** A workflow arranged along its flow without the labels of its edges, with cards of that size. */
export function overviewLayout(definition: unknown, flow: "down" | "right", card: Size): Overview {
  const { nodes, edges } = outlineGraph(definition);
  const keyOf = (id: string) => nodes.find((node) => node.id === id)?.key;
  const joined = edges.flatMap((edge) => {
    const [source, target] = [keyOf(edge.source), keyOf(edge.target)];
    return source && target ? [{ key: edge.key, source, target, label: null }] : [];
  });
  const keys = nodes.map(({ key }) => key);
  const { boxes, routes } = arrangeAlong(flow, keys, joined, { nodeSize: card, labelRows: 1 });
  const cards = nodes.flatMap(({ key, type, name }) => {
    const box = boxes.get(key);
    return box ? [{ key, type, name, box }] : [];
  });
  const drawn = [...routes].map(([key, { curve }]) => ({ key, curve }));
  const bounds = boundsOf([
    ...cards.map(({ box }) => box),
    ...drawn.flatMap(({ curve }) => boundsOfCurve(curve) ?? []),
  ]);
  return { bounds: bounds ?? { x: 0, y: 0, ...card }, cards, edges: drawn };
}
