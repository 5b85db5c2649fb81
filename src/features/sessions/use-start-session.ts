import { useRouter } from "next/navigation";
import { readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { useFirstClick } from "@/features/interface/use-first-click";
import type { CreateSession } from "./start-choices";

/** Creates a session and opens it, also when its opening turn failed: the page of the session says why. */
export function useStartSession(workflowId: string) {
  const router = useRouter();
  const firstClick = useFirstClick();
  const open = (runId: string) => router.push(`/workflows/${workflowId}/sessions/${runId}`);
  const creation = trpc.textChat.create.useMutation({
    onSuccess: (session) => open(session.workflowRunId),
    onError: (error) => {
      const failure = readFailure(error);
      if (failure.reason === "turn_failed") open(failure.workflowRunId);
      else firstClick.release();
    },
  });
  const failure = creation.error && readFailure(creation.error);
  const isLeaving = creation.isSuccess || failure?.reason === "turn_failed";
  return {
    start(options: Omit<CreateSession, "workflowId">) {
      if (firstClick.take()) creation.mutate({ workflowId, ...options });
    },
    isBusy: creation.isPending || isLeaving,
    failure: isLeaving ? null : failure,
  };
}
