import dynamic from "next/dynamic";
import { memo, useMemo } from "react";
import { Skeleton } from "@/features/interface/skeleton";
import type { TesterSession } from "@/features/tester/reading/tester-session";
import { turnsUpTo } from "@/features/tester/reading/turns-up-to";
import { graphRoute } from "@/session/graph-route";

const ConversationGraph = dynamic(
  () => import("./conversation-graph").then((module) => module.ConversationGraph),
  {
    ssr: false,
    loading: () => <GraphSkeleton />,
  },
);

/** Where the conversation stands in its workflow, and the way it took. `previewTurnId`: as if it stood there. */
export const GraphPane = memo(function GraphPane({
  session,
  definition,
  previewTurnId,
  selectedNodeId,
  onSelectNode,
}: {
  session: TesterSession;
  definition: unknown;
  previewTurnId: string | null;
  selectedNodeId: string | null;
  onSelectNode: (nodeId: string) => void;
}) {
  const { turns, cursorTurnId } = session.sessionData;
  const route = useMemo(
    () => graphRoute(turnsUpTo(turns, previewTurnId ?? cursorTurnId)),
    [turns, previewTurnId, cursorTurnId],
  );
  const isRunning = session.sessionData.status === "pending_assistant_turn";
  const currentNodeId =
    previewTurnId || isRunning ? route.lastNodeId : (session.currentNode?.id ?? route.lastNodeId);
  return (
    <section aria-label="Graph" className="relative min-h-0 flex-1 bg-sunken">
      {definition === undefined ? (
        <GraphSkeleton />
      ) : (
        <ConversationGraph
          definition={definition}
          route={route}
          currentNodeId={currentNodeId}
          selectedNodeId={selectedNodeId}
          onSelectNode={onSelectNode}
        />
      )}
    </section>
  );
});

function GraphSkeleton() {
  return (
    <div
      role="status"
      aria-label="Loading the graph"
      className="grid h-full content-center justify-center gap-14"
    >
      {[0, 1, 2].map((row) => (
        <Skeleton key={row} className="h-13 w-48" />
      ))}
    </div>
  );
}
