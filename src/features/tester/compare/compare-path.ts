import type { EdgeTone } from "@/features/graph/flow-edge";
import type { NodeLook } from "@/features/graph/picture-elements";
import type { TurnOutput } from "@/server/contract/turn-output";
import { graphRoute } from "@/session/graph-route";

/** Which of the two paths passed a node or an edge. */
export type Passage = "none" | "left" | "right" | "both";

export type ComparedPaths = {
  passageOfNode: (id: string) => Passage;
  passageOfEdge: (id: string) => Passage;
  /** Where the conversations stood when they parted; null when they never ran together. */
  partedAtNodeId: string | null;
};

/** The turns that both paths share belong to both of them. */
export function comparePaths(
  shared: readonly TurnOutput[],
  left: readonly TurnOutput[],
  right: readonly TurnOutput[],
): ComparedPaths {
  const a = graphRoute([...shared, ...left]);
  const b = graphRoute([...shared, ...right]);
  return {
    passageOfNode: (id) => passage(a.visits.has(id), b.visits.has(id)),
    passageOfEdge: (id) => passage(a.edgeCounts.has(id), b.edgeCounts.has(id)),
    partedAtNodeId: graphRoute(shared).lastNodeId,
  };
}

function passage(byLeft: boolean, byRight: boolean): Passage {
  if (byLeft && byRight) return "both";
  if (byLeft) return "left";
  return byRight ? "right" : "none";
}

export const edgeTones: Record<Passage, EdgeTone> = {
  none: "muted",
  left: "left",
  right: "right",
  both: "both",
};

/** Told by colour, by the shape of the line and by letter. */
export const nodeLooks: Record<Passage, NodeLook> = {
  none: { standing: "idle", marks: [], said: ", on neither path" },
  left: { standing: "left", marks: ["A"], said: ", on path A" },
  right: { standing: "right", marks: ["B"], said: ", on path B" },
  both: { standing: "visited", marks: ["A", "B"], said: ", on both paths" },
};
