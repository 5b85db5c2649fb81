import { useQuery } from "@tanstack/react-query";
import { getQueryKey } from "@trpc/react-query";
import { trpc } from "@/features/api/trpc";
import type { ToolOutput } from "@/server/contract/tool-contract";

/** Every tool of the organization: a choice needs them all, and an organization has a few pages of them at most. */
export function useAllTools({ enabled = true }: { enabled?: boolean } = {}) {
  const { client } = trpc.useUtils();
  return useQuery({
    enabled,
    queryKey: [...getQueryKey(trpc.tool.list, {}, "query"), "all"],
    queryFn: async ({ signal }) => {
      const tools: ToolOutput[] = [];
      for (let cursor: string | null = null, isFirst = true; isFirst || cursor !== null; isFirst = false) {
        const page: { tools: ToolOutput[]; nextCursor: string | null } = await client.tool.list.query(
          { limit: 100, ...(cursor !== null && { cursor }) },
          { signal },
        );
        tools.push(...page.tools);
        cursor = page.nextCursor;
      }
      return tools;
    },
  });
}
