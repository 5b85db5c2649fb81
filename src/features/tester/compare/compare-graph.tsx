import { useCallback, useMemo, useState } from "react";
import { WorkflowPicture } from "@/features/graph/workflow-picture";
import type { TurnOutput } from "@/server/contract/turn-output";
import { comparePaths, edgeTones, nodeLooks } from "./compare-path";

/** The ways of two conversations through one workflow. */
export function CompareGraph({
  definition,
  shared,
  left,
  right,
}: {
  definition: unknown;
  shared: readonly TurnOutput[];
  left: readonly TurnOutput[];
  right: readonly TurnOutput[];
}) {
  const [selectedNodeId, setSelectedNodeId] = useState<string | null>(null);
  const paths = useMemo(() => comparePaths(shared, left, right), [shared, left, right]);
  const lookOfNode = useCallback((id: string) => nodeLooks[paths.passageOfNode(id)], [paths]);
  const lookOfEdge = useCallback((id: string) => ({ tone: edgeTones[paths.passageOfEdge(id)] }), [paths]);
  return (
    <WorkflowPicture
      definition={definition}
      lookOfNode={lookOfNode}
      lookOfEdge={lookOfEdge}
      focusNodeId={paths.partedAtNodeId}
      selectedNodeId={selectedNodeId}
      onSelectNode={setSelectedNodeId}
    />
  );
}
