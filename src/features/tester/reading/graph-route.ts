import { eventsOfType } from "@/engine/turn-event";
import type { TurnOutput } from "@/server/contract/turn-output";

/** Into a node; the first one, into the start node, along no edge. */
export type TalkHop = { turnId: string; edgeId: string | null; nodeId: string; nodeName: string };

/** The way a talk took through its workflow. */
export type TalkPath = {
  hops: readonly TalkHop[];
  /** By node: the places of its visits in the order of all visits, counted from 1. */
  visits: ReadonlyMap<string, readonly number[]>;
  /** By edge: how often it was taken. */
  edgeCounts: ReadonlyMap<string, number>;
  /** The edge that led to where the talk stands; null at the start. */
  latestEdgeId: string | null;
  /** Where the transitions led last. */
  lastNodeId: string | null;
};

/** A turn that failed or was stopped leaves the state that it began with: its hops are no part of the way. */
export function talkPath(turns: readonly TurnOutput[]): TalkPath {
  const hops = turns
    .filter((turn) => turn.status === "completed" || turn.status === "pending")
    .flatMap((turn) =>
      eventsOfType(turn.events, "node_transition").map(
        ({ payload: { edgeId, nodeId, nodeName } }): TalkHop => ({
          turnId: turn.id,
          edgeId,
          nodeId,
          nodeName,
        }),
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

/** The turns from the first to one of the path, or all of them when it is not on it. */
export function turnsUpTo(turns: readonly TurnOutput[], turnId: string | null): readonly TurnOutput[] {
  const index = turns.findIndex((turn) => turn.id === turnId);
  return index < 0 ? turns : turns.slice(0, index + 1);
}
