import { useCallback, useMemo, useState } from "react";
import type { Pane } from "./use-panes";

export const inspectorPanes = ["state", "turn", "node", "tree", "paths"] as const;
export type InspectorPane = (typeof inspectorPanes)[number];

/** What is looked at: a turn, a node, a tool call of a turn. Graph, chat and inspector all show it. */
export type Selection = { turnId: string | null; nodeId: string | null; toolCallId: string | null };

export type SelectionState = ReturnType<typeof useSelection>;

const nothing: Selection = { turnId: null, nodeId: null, toolCallId: null };

export function useSelection(reveal: (pane: Pane) => void) {
  const [selection, setSelection] = useState(nothing);
  const [pane, setPane] = useState<InspectorPane>("state");

  const showPane = useCallback(
    (shown: InspectorPane) => {
      setPane(shown);
      reveal("inspector");
    },
    [reveal],
  );

  const inspectTurn = useCallback(
    (turnId: string) => {
      setSelection({ ...nothing, turnId });
      showPane("turn");
    },
    [showPane],
  );

  const inspectTool = useCallback(
    (turnId: string, toolCallId: string) => {
      setSelection({ ...nothing, turnId, toolCallId });
      showPane("turn");
    },
    [showPane],
  );

  /** `turnId` when the node was found in a turn. */
  const inspectNode = useCallback(
    (nodeId: string, turnId: string | null = null) => {
      setSelection((before) => ({ ...nothing, nodeId, turnId: turnId ?? before.turnId }));
      showPane("node");
    },
    [showPane],
  );

  return useMemo(
    () => ({ selection, pane, setPane, showPane, inspectTurn, inspectTool, inspectNode }),
    [selection, pane, showPane, inspectTurn, inspectTool, inspectNode],
  );
}
