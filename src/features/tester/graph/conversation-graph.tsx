import { useCallback } from "react";
import { WorkflowPicture } from "@/features/graph/workflow-picture";
import type { GraphRoute } from "@/session/graph-route";
import { edgeTone, nodeStanding, visitLabel, visitMarks } from "./conversation-graph-reading";
import { arrivalAt, passagesOf } from "./conversation-graph-travel";
import { useConversationGraphTravel } from "./use-conversation-graph-travel";

/** The workflow that runs, the way the conversation took through it, and where it stands. */
export function ConversationGraph({
  definition,
  route,
  currentNodeId,
  selectedNodeId,
  onSelectNode,
}: {
  definition: unknown;
  route: GraphRoute;
  currentNodeId: string | null;
  selectedNodeId: string | null;
  onSelectNode: (nodeId: string) => void;
}) {
  const travel = useConversationGraphTravel(route);
  const lookOfNode = useCallback(
    (nodeId: string) => ({
      standing: nodeStanding(nodeId, route, currentNodeId),
      marks: visitMarks(nodeId, route),
      said: visitLabel(nodeId, route, currentNodeId),
      delay: arrivalAt(nodeId, travel),
    }),
    [route, currentNodeId, travel],
  );
  const lookOfEdge = useCallback(
    (edgeId: string) => {
      const times = route.edgeCounts.get(edgeId) ?? 0;
      return {
        tone: edgeTone(edgeId, route),
        mark: times > 1 && `×${times}`,
        passages: passagesOf(edgeId, travel),
      };
    },
    [route, travel],
  );
  return (
    <WorkflowPicture
      definition={definition}
      lookOfNode={lookOfNode}
      lookOfEdge={lookOfEdge}
      focusNodeId={currentNodeId}
      selectedNodeId={selectedNodeId}
      onSelectNode={onSelectNode}
    />
  );
}
