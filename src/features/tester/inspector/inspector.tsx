import { Tabs } from "radix-ui";
import { memo, type ReactNode } from "react";
import {
  type InspectorPane,
  inspectorPanes,
  type SelectionState,
} from "@/features/tester/frame/use-selection";
import type { TesterSession } from "@/features/tester/reading/tester-session";
import { visibleEnd } from "@/features/tester/reading/timeline";
import { turnsUpTo } from "@/features/tester/reading/turns-up-to";
import type { TurnOutput } from "@/server/contract/turn-output";
import { graphRoute } from "@/session/graph-route";
import { PathsPane } from "./branches/paths-pane";
import { TreePane } from "./branches/tree-pane";
import { NodePane } from "./node-pane";
import { StatePane } from "./state/state-pane";
import type { VariableEdit } from "./state/use-variable-edit";
import { WhyPane } from "./turn/why-pane";

const labels: Record<InspectorPane, string> = {
  state: "State",
  turn: "Turn",
  node: "Node",
  tree: "Tree",
  paths: "Other paths",
};

/** Answers "what does the agent know" and "why did it do that" for whatever is selected. */
export const Inspector = memo(function Inspector({
  session,
  definition,
  modelLabel,
  selected,
  variableEdit,
  isBusy,
  onRestore,
  onCompare,
  onAskAgain,
}: {
  session: TesterSession;
  definition: unknown;
  modelLabel: string;
  selected: SelectionState;
  variableEdit: VariableEdit;
  isBusy: boolean;
  onRestore: (turnId: string) => void;
  /** Compares with the path that is shown. */
  onCompare: (turnId: string) => void;
  onAskAgain: (turn: TurnOutput, toolId: string) => void;
}) {
  const { selection, pane, setPane, inspectTurn, inspectNode } = selected;
  const { turns, cursorTurnId, discardedFuture } = session.sessionData;
  const shown = turns.find((turn) => turn.id === selection.turnId) ?? visibleEnd(session);
  const nodeId = selection.nodeId ?? session.currentNode?.id ?? null;
  const contents: Record<InspectorPane, () => ReactNode> = {
    state: () => (
      <StatePane
        session={session}
        modelLabel={modelLabel}
        variableEdit={variableEdit}
        isBusy={isBusy}
        onSelectTurn={inspectTurn}
      />
    ),
    turn: () =>
      shown && (
        <WhyPane
          session={session}
          turn={shown}
          number={turns.indexOf(shown) + 1}
          openToolCallId={selection.toolCallId}
          isBusy={isBusy}
          onAskAgain={onAskAgain}
        />
      ),
    node: () => (
      <NodePane
        definition={definition}
        nodeId={nodeId}
        visits={graphRoute(turnsUpTo(turns, cursorTurnId)).visits.get(nodeId ?? "") ?? []}
        isCurrent={nodeId === session.currentNode?.id}
        onSelectNode={inspectNode}
      />
    ),
    tree: () => <TreePane session={session} isBusy={isBusy} onRestore={onRestore} onCompare={onCompare} />,
    paths: () => <PathsPane session={session} isBusy={isBusy} onRestore={onRestore} onCompare={onCompare} />,
  };
  return (
    <aside aria-label="Inspector" className="flex min-h-0 w-full flex-1 flex-col bg-surface">
      <Tabs.Root
        value={pane}
        onValueChange={(value) => setPane(inspectorPanes.find((candidate) => candidate === value) ?? "state")}
        className="flex min-h-0 flex-1 flex-col"
      >
        <Tabs.List
          aria-label="Inspector panes"
          className="flex shrink-0 gap-3.5 overflow-x-auto border-b px-4"
        >
          {inspectorPanes.map((each) => (
            <Tabs.Trigger
              key={each}
              value={each}
              className="h-10 shrink-0 whitespace-nowrap border-transparent border-b-2 text-ink-soft text-sm -outline-offset-2 hover:text-ink data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-ink"
            >
              {labels[each]}
              {each === "paths" && discardedFuture.length > 0 && ` (${discardedFuture.length})`}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {/* The pane scrolls and may hold nothing that can have the focus, so it can have the focus itself. */}
        <Tabs.Content
          value={pane}
          tabIndex={0}
          className="min-h-0 flex-1 overflow-y-auto p-4 outline-offset-[-2px]"
        >
          {contents[pane]()}
        </Tabs.Content>
      </Tabs.Root>
    </aside>
  );
});
