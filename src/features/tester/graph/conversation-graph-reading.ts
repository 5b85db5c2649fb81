import type { NodeStanding } from "@/features/graph/node-card";
import { count } from "@/features/interface/measure";
import type { GraphRoute } from "@/session/graph-route";

const shownVisits = 3;

export function nodeStanding(nodeId: string, route: GraphRoute, currentNodeId: string | null): NodeStanding {
  if (nodeId === currentNodeId) return "current";
  return route.visits.has(nodeId) ? "visited" : "idle";
}

/** The numbers of the visits to a node; of many, the first and the latest ones. */
export function visitMarks(nodeId: string, route: GraphRoute): string[] {
  const visits = route.visits.get(nodeId) ?? [];
  if (visits.length <= shownVisits) return visits.map(String);
  const [first] = visits;
  return [`${first}`, "…", ...visits.slice(-1).map(String)];
}

export function visitLabel(nodeId: string, route: GraphRoute, currentNodeId: string | null): string {
  const visits = route.visits.get(nodeId)?.length ?? 0;
  const standing = nodeId === currentNodeId ? ", the conversation is here" : "";
  return `${standing}, ${visits > 0 ? `visited ${count(visits, "time")}` : "not visited"}`;
}

export function edgeTone(edgeId: string, route: GraphRoute): "muted" | "taken" | "latest" {
  if (edgeId === route.latestEdgeId) return "latest";
  return route.edgeCounts.has(edgeId) ? "taken" : "muted";
}
