import dynamic from "next/dynamic";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { trpc } from "@/features/api/trpc";
import { nodeTypesOf } from "@/features/definition/graph-outline";
import { modelLabel } from "@/features/models/model-label";
import { ChatPane } from "./chat/chat-pane";
import { useComparison } from "./compare/use-comparison";
import { TesterHeader } from "./frame/tester-header";
import { TesterPanes } from "./frame/tester-panes";
import { TesterSkeleton } from "./frame/tester-skeleton";
import { usePanes } from "./frame/use-panes";
import { useSelection } from "./frame/use-selection";
import { GraphPane } from "./graph/graph-pane";
import { Inspector } from "./inspector/inspector";
import { useVariableEdit } from "./inspector/state/use-variable-edit";
import { NodeTypesProvider } from "./parts/node-types";
import { leftPathEnd } from "./reading/path-reading";
import { isOver, runningTurn } from "./reading/session-reading";
import type { TesterSession } from "./reading/tester-session";
import { buildTimeline, visibleEnd } from "./reading/timeline";
import { useTimeTravel } from "./scrubber/use-time-travel";
import { useDraft } from "./session/use-draft";
import { useRunDefinition } from "./session/use-run-definition";
import type { SessionControls } from "./session/use-session";
import { useUndo } from "./session/use-undo";
import { useTesterActions } from "./use-tester-actions";
import { useTurnCommands } from "./use-turn-commands";

const CompareView = dynamic(() => import("./compare/compare-view").then((module) => module.CompareView), {
  ssr: false,
  loading: () => <TesterSkeleton />,
});

/** A session that is there: the chat in the middle, what and why beside it. */
export function OpenSession({
  session,
  isStale,
  onRefresh,
  controls: plainControls,
}: {
  session: TesterSession;
  isStale: boolean;
  onRefresh: () => void;
  controls: SessionControls;
}) {
  const controls = useUndo(plainControls);
  const { outgoing, isChanging, send, end } = controls;
  const { draft, changeDraft, takeDraft, forgetSent, returnToDraft } = useDraft(session);
  const panes = usePanes();
  const selected = useSelection(panes.reveal);
  const { showPane } = selected;
  const composer = useRef<HTMLTextAreaElement>(null);
  const workflow = trpc.workflow.get.useQuery({ workflowId: session.workflowId });
  const definition = useRunDefinition(session);
  const me = trpc.me.get.useQuery();

  const { moving, shown, stops, previewTurnId, ...travel } = useTimeTravel(session, controls);
  const timeline = useMemo(() => buildTimeline(shown, outgoing), [shown, outgoing]);
  const nodeTypes = useMemo(() => nodeTypesOf(definition), [definition]);
  const isBusy = isChanging || runningTurn(session) !== null;
  const label = modelLabel(session.model, me.data?.models);

  const focusComposer = useCallback(() => {
    // On a touch screen this would open the keyboard over the chat.
    if (window.matchMedia("(pointer: fine)").matches) composer.current?.focus();
  }, []);

  const showState = useCallback(() => showPane("state"), [showPane]);
  const variableEdit = useVariableEdit(controls, { onBegin: showState, onDone: focusComposer });

  const comparison = useComparison();
  const { compare } = comparison;
  const isComparing = comparison.ends !== null;
  useEffect(() => {
    if (!isComparing) focusComposer();
  }, [isComparing, focusComposer]);
  const standing = visibleEnd(session);
  useTesterActions({
    isRewound: session.sessionData.cursorTurnId !== null,
    panes,
    selected,
    travel,
    onEditVariables: () => standing && !isOver(session) && variableEdit.begin(standing.id),
    closeComparison: comparison.ends && comparison.close,
  });
  const { held } = controls;
  const compareWith = useCallback(
    (turnId: string) => {
      const current = held();
      const end = current && visibleEnd(current);
      if (current && end) compare(end.id, leftPathEnd(current, turnId));
    },
    [held, compare],
  );

  const commands = useTurnCommands(controls, selected, {
    focusComposer,
    returnToDraft,
    editVariables: variableEdit.begin,
    compare: compareWith,
  });

  const sendDraft = async () => {
    const message = takeDraft(session.revision);
    if (!(await send(message))) returnToDraft(message.text, message.idempotencyKey);
    forgetSent();
    focusComposer();
  };

  return (
    <NodeTypesProvider value={nodeTypes}>
      <TesterHeader
        session={session}
        status={outgoing ? "pending_assistant_turn" : session.sessionData.status}
        workflowName={workflow.data?.name ?? "Workflow"}
        modelLabel={label}
        isBusy={isBusy}
        panes={panes}
        onEnd={end}
      />
      {comparison.ends ? (
        <CompareView
          session={session}
          definition={definition}
          onClose={comparison.close}
          {...comparison.ends}
        />
      ) : (
        <TesterPanes
          panes={panes}
          graph={
            <GraphPane
              session={session}
              definition={definition}
              previewTurnId={previewTurnId}
              selectedNodeId={selected.selection.nodeId}
              onSelectNode={selected.inspectNode}
            />
          }
          chat={
            <ChatPane
              session={shown}
              timeline={timeline}
              stops={stops}
              selectedTurnId={selected.selection.turnId}
              isBusy={isBusy}
              isStale={isStale}
              draft={draft}
              controls={controls}
              moving={moving}
              commands={commands}
              composerRef={composer}
              onRefresh={onRefresh}
              onChangeDraft={changeDraft}
              onSend={sendDraft}
            />
          }
          inspector={
            <Inspector
              session={session}
              definition={definition}
              modelLabel={label}
              selected={selected}
              variableEdit={variableEdit}
              isBusy={isBusy}
              onRestore={commands.restore}
              onCompare={compareWith}
              onAskAgain={commands.askAgain}
            />
          }
        />
      )}
    </NodeTypesProvider>
  );
}
