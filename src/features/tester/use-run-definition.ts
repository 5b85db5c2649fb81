import { trpc } from "@/features/api/trpc";
import type { SessionOutput } from "@/server/contract/text-chat-contract";

/** The workflow as this session runs it, which never changes; undefined until it is there. */
export function useRunDefinition({ workflowId, workflowRunId }: SessionOutput): unknown {
  const query = trpc.textChat.definition.useQuery(
    { workflowId, runId: workflowRunId },
    { staleTime: Number.POSITIVE_INFINITY },
  );
  return query.data?.definition;
}
