import { useCallback } from "react";
import { WorkflowPicture } from "@/features/graph/workflow-picture";
import { edgeTone, nodeStanding, visitLabel, visitMarks } from "./talk-graph-reading";
import type { TalkPath } from "./talk-path";

/** The workflow that runs, the way the talk took through it, and where it stands. */
export function TalkGraph({
  definition,
  path,
  currentNodeId,
  selectedNodeId,
  onSelectNode,
}: {
  definition: unknown;
  path: TalkPath;
  currentNodeId: string | null;
  selectedNodeId: string | null;
  onSelectNode: (nodeId: string) => void;
}) {
  const lookOfNode = useCallback(
    (nodeId: string) => ({
      standing: nodeStanding(nodeId, path, currentNodeId),
      marks: visitMarks(nodeId, path),
      said: visitLabel(nodeId, path, currentNodeId),
    }),
    [path, currentNodeId],
  );
  const lookOfEdge = useCallback(
    (edgeId: string) => {
      const times = path.edgeCounts.get(edgeId) ?? 0;
      return {
        tone: edgeTone(edgeId, path),
        mark: times > 1 && <span className="tabular-nums">×{times}</span>,
      };
    },
    [path],
  );
  return (
    <WorkflowPicture
      definition={definition}
      lookOfNode={lookOfNode}
      lookOfEdge={lookOfEdge}
      selectedNodeId={selectedNodeId}
      onSelectNode={onSelectNode}
    />
  );
}
