import { useRef, useState } from "react";
import { type Failure, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import type { SessionOutput } from "@/server/contract/text-chat-contract";
import { messagesToReplay, ownContext, type Replay } from "./replay";

/** A new session on what the workflow is now, told the same messages one by one. */
export function useReplay(session: SessionOutput) {
  const { client } = trpc.useUtils();
  const [replay, setReplay] = useState<Replay>({ type: "waiting" });
  const [failure, setFailure] = useState<Failure | null>(null);
  const isStopped = useRef(false);

  const start = async () => {
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
      let isEnded = created.isCompleted;
      for (const text of messages) {
        if (isEnded) return finish("ended");
        if (isStopped.current) return finish("stopped");
        isEnded = (await client.textChat.append.mutate({ workflowId, runId, text })).isCompleted;
        said += 1;
        setReplay(running(said));
      }
      finish("complete");
    } catch (error) {
      const refusal = readFailure(error);
      if (refusal.reason === "turn_failed") runId = refusal.workflowRunId;
      setFailure(refusal);
      finish("failed");
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
