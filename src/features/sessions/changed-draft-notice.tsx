import { explainFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { Button, ButtonLink } from "@/features/interface/button";
import { Notice } from "@/features/interface/notice";
import { describeReplay, messagesToReplay, type ReplayedSession } from "./replay";
import { useReplay } from "./use-replay";

/**
 * Says that the workflow is another by now than this session runs, and starts over on it with the same messages. Nothing is shown
 * while both are the same.
 */
export function ChangedDraftNotice({ session }: { session: ReplayedSession & { versionNumber: number } }) {
  const { workflowId, workflowRunId: runId } = session;
  const definition = trpc.textChat.definition.useQuery({ workflowId, runId }, { staleTime: 10_000 });
  const { replay, failure, start, stop } = useReplay(session);
  if (definition.data?.isCurrent !== false && replay.type === "waiting") return null;
  const hasMessages = messagesToReplay(session).length > 0;
  if (replay.type === "running") {
    return (
      <Notice
        tone="accent"
        title="Starting over on the workflow as it is now"
        action={
          <Button size="small" disabled={replay.isStopping} onClick={stop}>
            Stop
          </Button>
        }
      >
        {describeReplay(replay)}
      </Notice>
    );
  }
  if (replay.type === "done") {
    return (
      <Notice
        tone={replay.why === "failed" ? "caution" : "positive"}
        title="The new session is there"
        action={
          <ButtonLink size="small" href={`/workflows/${workflowId}/sessions/${replay.runId}`}>
            Open it
          </ButtonLink>
        }
      >
        {describeReplay(replay)}
      </Notice>
    );
  }
  const startOver = (
    <Button size="small" onClick={start}>
      {hasMessages ? "Start over with the same messages" : "Start over"}
    </Button>
  );
  if (failure) {
    return (
      <Notice
        tone="negative"
        title="The session was not started over"
        action={
          <>
            {failure.reason === "invalid_graph" && (
              <ButtonLink size="small" href={`/workflows/${workflowId}/edit`}>
                Edit the workflow
              </ButtonLink>
            )}
            {startOver}
          </>
        }
      >
        {explainFailure(failure)}
      </Notice>
    );
  }
  return (
    <Notice tone="info" title="The workflow has changed since this session started" action={startOver}>
      {`This session stays on version ${session.versionNumber} as it was then.`}
    </Notice>
  );
}
