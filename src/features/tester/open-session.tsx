import { useCallback, useEffect, useMemo, useRef } from "react";
import { trpc } from "@/features/api/trpc";
import { classNames } from "@/features/interface/class-names";
import { nodeTypesOf } from "@/features/workflows/graph-outline";
import type { SessionOutput } from "@/server/contract/text-chat-contract";
import { Composer } from "./composer";
import { Conversation } from "./conversation";
import { EndedNote } from "./ended-note";
import { Inspector } from "./inspector";
import { modelLabel } from "./model-label";
import { NodeTypesProvider } from "./node-types";
import { SessionNotices } from "./session-notices";
import { isOver, runningTurn } from "./session-reading";
import { TesterHeader } from "./tester-header";
import { buildTimeline } from "./timeline";
import type { TurnCommands } from "./turn-view";
import { useDraft } from "./use-draft";
import { useInspector } from "./use-inspector";
import type { SessionControls } from "./use-session";

/** A session that is there: the chat in the middle, what and why beside it. */
export function OpenSession({
  session,
  isStale,
  onRefresh,
  controls,
}: {
  session: SessionOutput;
  isStale: boolean;
  onRefresh: () => void;
  controls: SessionControls;
}) {
  const { outgoing, isChanging, isStopping, send, rewind, rerun, restore, end, stop } = controls;
  const { draft, changeDraft, takeDraft, returnToDraft } = useDraft(session.workflowRunId);
  const inspector = useInspector();
  const { inspect, showPaths } = inspector;
  const composer = useRef<HTMLTextAreaElement>(null);
  const workflow = trpc.workflow.get.useQuery({ workflowId: session.workflowId });
  const me = trpc.me.get.useQuery();

  const timeline = useMemo(() => buildTimeline(session, outgoing), [session, outgoing]);
  const nodeTypes = useMemo(() => nodeTypesOf(workflow.data?.version.definition), [workflow.data]);
  const running = runningTurn(session);
  const isBusy = isChanging || running !== null;
  const label = modelLabel(session.model, me.data?.models);

  const focusComposer = useCallback(() => {
    // On a touch screen this would open the keyboard over the chat.
    if (window.matchMedia("(pointer: fine)").matches) composer.current?.focus();
  }, []);
  useEffect(focusComposer, [focusComposer]);

  const commands = useMemo<TurnCommands>(
    () => ({
      inspect,
      showPaths,
      async rewind(turnId) {
        await rewind(turnId);
        focusComposer();
      },
      async rerun(turn, text) {
        if (!(await rerun(turn, text)) && text !== undefined) returnToDraft(text);
        focusComposer();
      },
      async restore(turnId) {
        await restore(turnId);
        focusComposer();
      },
    }),
    [inspect, showPaths, rewind, rerun, restore, returnToDraft, focusComposer],
  );

  const sendDraft = async () => {
    const message = takeDraft();
    if (!(await send(message))) returnToDraft(message.text, message.idempotencyKey);
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
        isInspectorOpen={inspector.isOpen}
        onEnd={end}
        onToggleInspector={inspector.toggle}
      />
      <div className="flex min-h-0 flex-1">
        <main className={classNames("min-w-0 flex-1 flex-col", inspector.isOpen ? "hidden lg:flex" : "flex")}>
          <Conversation
            session={session}
            timeline={timeline}
            selectedTurnId={inspector.selectedTurnId}
            isBusy={isBusy}
            commands={commands}
          />
          <div className="mx-auto grid w-full max-w-3xl gap-2 px-3 pb-3 sm:px-4 sm:pb-4">
            <SessionNotices
              timeline={timeline}
              controls={controls}
              isStale={isStale}
              hasDraft={draft !== ""}
              onRefresh={onRefresh}
            />
            {isOver(session) ? (
              <EndedNote session={session} />
            ) : (
              <Composer
                ref={composer}
                draft={draft}
                isBusy={isBusy}
                isBranching={timeline.beyondCount > 0}
                isStopping={isStopping}
                onChange={changeDraft}
                onSend={sendDraft}
                onStop={running && (() => stop(running.id))}
              />
            )}
          </div>
        </main>
        <Inspector
          session={session}
          modelLabel={label}
          inspector={inspector}
          isBusy={isBusy}
          onRestore={commands.restore}
        />
      </div>
    </NodeTypesProvider>
  );
}
