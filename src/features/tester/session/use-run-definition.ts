import { trpc } from "@/features/api/trpc";
import type { TesterSession } from "@/features/tester/reading/tester-session";

/** The workflow as this session runs it, which never changes; undefined until it is there. */
export function useRunDefinition({ workflowId, workflowRunId }: TesterSession): unknown {
  const query = trpc.textChat.definition.useQuery(
    { workflowId, runId: workflowRunId },
    { staleTime: Number.POSITIVE_INFINITY },
  );
  return query.data?.definition;
}
