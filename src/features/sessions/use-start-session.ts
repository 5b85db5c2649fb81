import { useRouter } from "next/navigation";
import { useRef } from "react";
import { readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import type { CreateSession } from "./start-choices";

/** Creates a session and opens it, also when its opening turn failed: the page of the session says why. */
export function useStartSession(workflowId: string) {
  const router = useRouter();
  const isLocked = useRef(false);
  const open = (runId: string) => router.push(`/workflows/${workflowId}/sessions/${runId}`);
  const creation = trpc.textChat.create.useMutation({
    onSuccess: (session) => open(session.workflowRunId),
    onError: (error) => {
      const failure = readFailure(error);
      if (failure.reason === "turn_failed") open(failure.workflowRunId);
      else isLocked.current = false;
    },
  });
  const failure = creation.error && readFailure(creation.error);
  const isLeaving = creation.isSuccess || failure?.reason === "turn_failed";
  return {
    start(options: Omit<CreateSession, "workflowId">) {
      if (isLocked.current) return;
      isLocked.current = true;
      creation.mutate({ workflowId, ...options });
    },
    isBusy: creation.isPending || isLeaving,
    failure: isLeaving ? null : failure,
  };
}
