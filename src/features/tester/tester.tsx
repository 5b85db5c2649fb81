"use client";

import { useCallback, useEffect, useMemo, useRef } from "react";
import { trpc } from "@/features/api/trpc";
import { classNames } from "@/features/interface/class-names";
import { nodeTypesOf } from "@/features/workflows/graph-outline";
import type { SessionOutput } from "@/server/contract/text-chat-contract";
import { Conversation } from "./conversation";
import { Inspector } from "./inspector";
import { modelLabel } from "./model-label";
import { NodeTypesProvider } from "./node-types";
import { SessionFooter } from "./session-footer";
import { SessionUnavailable } from "./session-unavailable";
import { TesterHeader } from "./tester-header";
import { TesterSkeleton } from "./tester-skeleton";
import { buildTimeline } from "./timeline";
import type { TurnCommands } from "./turn-view";
import { useDraft } from "./use-draft";
import { useInspector } from "./use-inspector";
import { type SessionAddress, useSession } from "./use-session";

/** The tester of one session: the chat in the middle, what and why beside it. */
export function Tester(address: SessionAddress) {
  const { query, ...controls } = useSession(address);
  if (query.data) {
    return (
      <OpenSession
        session={query.data}
        isStale={query.isError}
        onRefresh={query.refetch}
        controls={controls}
      />
    );
  }
  if (query.error)
    return <SessionUnavailable error={query.error} workflowId={address.workflowId} onRetry={query.refetch} />;
  return <TesterSkeleton />;
}

type Controls = Omit<ReturnType<typeof useSession>, "query">;

function OpenSession({
  session,
  isStale,
  onRefresh,
  controls,
}: {
  session: SessionOutput;
  isStale: boolean;
  onRefresh: () => void;
  controls: Controls;
}) {
  const { outgoing, isChanging, failure, dismissFailure, send, rewind, rerun, end } = controls;
  const { draft, changeDraft, returnToDraft } = useDraft(session.workflowRunId);
  const inspector = useInspector();
  const composer = useRef<HTMLTextAreaElement>(null);
  const workflow = trpc.workflow.get.useQuery({ workflowId: session.workflowId });
  const me = trpc.me.get.useQuery();

  const timeline = useMemo(() => buildTimeline(session, outgoing), [session, outgoing]);
  const nodeTypes = useMemo(() => nodeTypesOf(workflow.data?.version.definition), [workflow.data]);
  const isBusy = isChanging || session.sessionData.status === "pending_assistant_turn";
  const label = modelLabel(session.model, me.data?.models);

  const focusComposer = useCallback(() => {
    // On a touch screen this would open the keyboard over the chat.
    if (window.matchMedia("(pointer: fine)").matches) composer.current?.focus();
  }, []);
  useEffect(focusComposer, [focusComposer]);

  const commands = useMemo<TurnCommands>(
    () => ({
      inspect: inspector.inspect,
      showPaths: inspector.showPaths,
      async rewind(turnId) {
        await rewind(turnId);
        focusComposer();
      },
      async rerun(turn, text) {
        if (!(await rerun(turn, text))) returnToDraft(text);
        focusComposer();
      },
    }),
    [inspector.inspect, inspector.showPaths, rewind, rerun, returnToDraft, focusComposer],
  );

  const sendDraft = async (text: string) => {
    changeDraft("");
    if (!(await send(text))) returnToDraft(text);
    focusComposer();
  };

  return (
    <NodeTypesProvider value={nodeTypes}>
      <TesterHeader
        session={session}
        status={timeline.outgoing ? "pending_assistant_turn" : session.sessionData.status}
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
          <SessionFooter
            session={session}
            timeline={timeline}
            failure={failure}
            isStale={isStale}
            draft={draft}
            isBusy={isBusy}
            composerRef={composer}
            onDismiss={dismissFailure}
            onRefresh={onRefresh}
            onChange={changeDraft}
            onSend={sendDraft}
            onReturn={() => rewind(null)}
          />
        </main>
        <Inspector
          session={session}
          modelLabel={label}
          isOpen={inspector.isOpen}
          pane={inspector.pane}
          selectedTurnId={inspector.selectedTurnId}
          onPane={inspector.setPane}
        />
      </div>
    </NodeTypesProvider>
  );
}
