import { useCallback } from "react";
import { WorkflowPicture } from "@/features/graph/workflow-picture";
import type { GraphRoute } from "@/session/graph-route";
import { edgeTone, nodeStanding, visitLabel, visitMarks } from "./conversation-graph-reading";
import { arrivalAt, passagesOf } from "./conversation-graph-travel";
import { useConversationGraphTravel } from "./use-conversation-graph-travel";

/** The workflow that runs, the way the conversation took through it, and where it stands. */
export function ConversationGraph({
  definition,
  path,
  currentNodeId,
  selectedNodeId,
  onSelectNode,
}: {
  definition: unknown;
  path: GraphRoute;
  currentNodeId: string | null;
  selectedNodeId: string | null;
  onSelectNode: (nodeId: string) => void;
}) {
  const travel = useConversationGraphTravel(path);
  const lookOfNode = useCallback(
    (nodeId: string) => ({
      standing: nodeStanding(nodeId, path, currentNodeId),
      marks: visitMarks(nodeId, path),
      said: visitLabel(nodeId, path, currentNodeId),
      delay: arrivalAt(nodeId, travel),
    }),
    [path, currentNodeId, travel],
  );
  const lookOfEdge = useCallback(
    (edgeId: string) => {
      const times = path.edgeCounts.get(edgeId) ?? 0;
      return {
        tone: edgeTone(edgeId, path),
        mark: times > 1 && `×${times}`,
        passages: passagesOf(edgeId, travel),
      };
    },
    [path, travel],
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
