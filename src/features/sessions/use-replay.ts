import { useRef, useState } from "react";
import { type Failure, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { messagesToReplay, ownContext, type Replay, type ReplayedSession } from "./replay";

/** A new session on what the workflow is now, told the same messages one by one. */
export function useReplay(session: ReplayedSession) {
  const { client } = trpc.useUtils();
  const [replay, setReplay] = useState<Replay>({ type: "waiting" });
  const [failure, setFailure] = useState<Failure | null>(null);
  const isStopped = useRef(false);
  const isRunning = useRef(false);

  const start = async () => {
    if (isRunning.current) return;
    isRunning.current = true;
    const messages = messagesToReplay(session);
    const { workflowId, workflowRunId, initialContext, model, name, toolModes } = session;
    const total = messages.length;
    const running = (said: number): Replay => ({
      type: "running",
      said,
      total,
      isStopping: isStopped.current,
    });
    isStopped.current = false;
    setFailure(null);
    setReplay(running(0));
    let runId: string | null = null;
    let said = 0;
    const finish = (why: "complete" | "stopped" | "ended" | "failed") =>
      setReplay(runId === null ? { type: "waiting" } : { type: "done", runId, said, total, why });
    try {
      const { templateContext } = await client.textChat.definition.query({
        workflowId,
        runId: workflowRunId,
      });
      const created = await client.textChat.create.mutate({
        workflowId,
        initialContext: ownContext(initialContext, templateContext),
        model,
        name: `${name.slice(0, 180)} again`,
        toolModes,
      });
      runId = created.workflowRunId;
      let { isCompleted: isEnded, revision: sinceRevision } = created;
      for (const text of messages) {
        if (isEnded) return finish("ended");
        if (isStopped.current) return finish("stopped");
        const message = { workflowId, runId, text, sinceRevision };
        const answer = await client.textChat.append.mutate(message);
        // A message that was taken has always changed the session.
        if (answer.kind === "unchanged") continue;
        ({ isCompleted: isEnded, revision: sinceRevision } = answer);
        said += 1;
        setReplay(running(said));
      }
      finish("complete");
    } catch (error) {
      const refusal = readFailure(error);
      if (refusal.reason === "turn_failed") runId = refusal.workflowRunId;
      setFailure(refusal);
      finish("failed");
    } finally {
      isRunning.current = false;
    }
  };
  return {
    replay,
    failure,
    start,
    stop() {
      isStopped.current = true;
      setReplay((current) => (current.type === "running" ? { ...current, isStopping: true } : current));
    },
  };
}
