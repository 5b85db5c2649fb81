import { eventsOfType } from "@/engine/turn-event";
import type { Turn } from "./turn";

/** What is read of a turn. Stored turns have it, and turns as clients are told of them. */
export type RoutedTurn = Pick<Turn, "id" | "status" | "events">;

/** A move into a node. The first one, into the start node, follows no edge. */
export type Hop = { turnId: string; edgeId: string | null; nodeId: string; nodeName: string };

/** The way that a conversation took through its graph. */
export type GraphRoute = {
  hops: readonly Hop[];
  /** By node: the places of its visits in the order of all visits, counted from 1. */
  visits: ReadonlyMap<string, readonly number[]>;
  /** By edge: how often it was taken. */
  edgeCounts: ReadonlyMap<string, number>;
  /** The edge taken last; null at the start. */
  latestEdgeId: string | null;
  /** The node entered last. */
  lastNodeId: string | null;
};

/** The way of a path's turns. A turn that failed or was stopped leaves the state that it began with: its hops do not count (G1). */
export function graphRoute(turns: readonly RoutedTurn[]): GraphRoute {
  const hops = turns
    .filter(({ status }) => status === "completed" || status === "pending")
    .flatMap(({ id: turnId, events }) =>
      eventsOfType(events, "node_transition").map(
        ({ payload: { edgeId, nodeId, nodeName } }): Hop => ({ turnId, edgeId, nodeId, nodeName }),
      ),
    );
  const visits = new Map<string, number[]>();
  const edgeCounts = new Map<string, number>();
  for (const [index, { nodeId, edgeId }] of hops.entries()) {
    visits.set(nodeId, [...(visits.get(nodeId) ?? []), index + 1]);
    if (edgeId !== null) edgeCounts.set(edgeId, (edgeCounts.get(edgeId) ?? 0) + 1);
  }
  const last = hops.at(-1);
  return { hops, visits, edgeCounts, latestEdgeId: last?.edgeId ?? null, lastNodeId: last?.nodeId ?? null };
}
