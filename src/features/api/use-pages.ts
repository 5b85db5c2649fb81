import { type QueryKey, useInfiniteQuery } from "@tanstack/react-query";

/**
 * A list that is fetched page by page. In place of tRPC's own hook, which adds a `direction` to the input:
 * the inputs of the contract refuse what they do not know.
 */
export function usePages<Page extends { nextCursor: string | null }>(
  queryKey: QueryKey,
  fetchPage: (at: { cursor?: string }, signal: AbortSignal) => Promise<Page>,
) {
  return useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam === null ? {} : { cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}
