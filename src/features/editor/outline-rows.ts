import { inFlowOrder, outlineGraph } from "@/features/definition/graph-outline";
import type { Place } from "./definition-edit";

/** `type` is null for an edge; `target` is null for a node. */
export type OutlineRow = {
  key: string;
  place: Place;
  type: string | null;
  label: string;
  target: string | null;
};

/** Nodes as a conversation would meet them, each followed by the edges that lead on from it. */
export function outlineRows(definition: unknown): OutlineRow[] {
  const outline = outlineGraph(definition);
  const nameOf = (id: string) => outline.nodes.find((node) => node.id === id)?.name ?? id;
  const edgeRow = ({ key, id, label, target }: (typeof outline.edges)[number]): OutlineRow => ({
    key,
    place: { kind: "edge", id },
    type: null,
    label: label || "Without a label",
    target: nameOf(target),
  });
  const listed = inFlowOrder(outline).flatMap(({ key, id, type, name }) => [
    { key, place: { kind: "node" as const, id }, type, label: name || "Without a name", target: null },
    ...outline.edges.filter((edge) => edge.source === id).map(edgeRow),
  ]);
  const loose = outline.edges.filter((edge) => !outline.nodes.some((node) => node.id === edge.source));
  return [...listed, ...loose.map(edgeRow)];
}

/** Where a key leads in a list; null for a key that does not move. */
export function rowAfterKey(key: string, row: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case "ArrowDown":
      return Math.min(row + 1, count - 1);
    case "ArrowUp":
      return Math.max(row - 1, 0);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}
