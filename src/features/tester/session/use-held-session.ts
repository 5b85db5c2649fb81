import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getQueryKey } from "@trpc/react-query";
import { useMemo } from "react";
import { trpc } from "@/features/api/trpc";
import { keepNewestRevision, type TesterSession, withAnswer } from "@/features/tester/reading/tester-session";
import type { SessionAnswer } from "@/server/contract/text-chat-contract";

export type SessionAddress = { workflowId: string; runId: string };

/** The session as the page holds it. It is read whole once; after that only what changed is asked for, and answered. */
export function useHeldSession({ workflowId, runId }: SessionAddress) {
  const cache = useQueryClient();
  const { client } = trpc.useUtils();
  const { queryKey, queryFn, held, keep, refetch } = useMemo(() => {
    const address = { workflowId, runId };
    const queryKey = getQueryKey(trpc.textChat.get, address, "query");
    const held = () => cache.getQueryData<TesterSession>(queryKey);
    return {
      queryKey,
      held,
      async queryFn({ signal }: { signal: AbortSignal }) {
        const sinceRevision = held()?.revision;
        const since = sinceRevision === undefined ? {} : { sinceRevision };
        const answer: SessionAnswer = await client.textChat.get.query({ ...address, ...since }, { signal });
        return withAnswer(held(), answer);
      },
      keep(answer: SessionAnswer) {
        cache.setQueryData<TesterSession>(queryKey, (current) => current && withAnswer(current, answer));
      },
      refetch: () => cache.refetchQueries({ queryKey }),
    };
  }, [cache, client, workflowId, runId]);
  const query = useQuery({
    queryKey,
    queryFn,
    structuralSharing: (older, arrived) =>
      keepNewestRevision(older as TesterSession | undefined, arrived as TesterSession),
  });
  return { query, held, keep, refetch };
}
