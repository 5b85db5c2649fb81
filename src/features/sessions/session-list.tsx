import { getQueryKey } from "@trpc/react-query";
import { MessagesSquare } from "lucide-react";
import Link from "next/link";
import { explainFailure, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { usePages } from "@/features/api/use-pages";
import { Badge } from "@/features/interface/badge";
import { Button } from "@/features/interface/button";
import { EmptyState } from "@/features/interface/empty-state";
import { count } from "@/features/interface/measure";
import { Moment } from "@/features/interface/moment";
import { Notice } from "@/features/interface/notice";
import { SkeletonRows } from "@/features/interface/skeleton";
import { statusReadings } from "@/features/tester/session-reading";
import type { SessionListOutput } from "@/server/contract/text-chat-contract";

export function SessionList({ workflowId }: { workflowId: string }) {
  const { client } = trpc.useUtils();
  const query = usePages(getQueryKey(trpc.textChat.list, { workflowId }, "infinite"), (at, signal) =>
    client.textChat.list.query({ workflowId, limit: 20, ...at }, { signal }),
  );
  const sessions = query.data?.pages.flatMap((page) => page.sessions) ?? [];
  if (query.error) return <Notice tone="negative">{explainFailure(readFailure(query.error))}</Notice>;
  return (
    <div className="grid gap-3">
      <div className="overflow-hidden rounded-lg border bg-raised">
        {query.isPending && <SkeletonRows count={3} label="Loading sessions" />}
        {query.isSuccess && sessions.length === 0 && (
          <EmptyState icon={<MessagesSquare className="size-5" />} title="No sessions yet">
            Start a test: the agent speaks first, then it is your turn.
          </EmptyState>
        )}
        {sessions.length > 0 && (
          <ul aria-label="Sessions" className="divide-y">
            {sessions.map((session) => (
              <SessionRow key={session.workflowRunId} session={session} />
            ))}
          </ul>
        )}
      </div>
      {query.hasNextPage && (
        <Button
          className="justify-self-center"
          isBusy={query.isFetchingNextPage}
          onClick={() => query.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </div>
  );
}

function SessionRow({ session }: { session: SessionListOutput["sessions"][number] }) {
  const status = statusReadings[session.status];
  return (
    <li className="relative flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 text-sm hover:bg-hover">
      <Link
        href={`/workflows/${session.workflowId}/sessions/${session.workflowRunId}`}
        className="min-w-0 flex-1 basis-40 truncate font-medium after:absolute after:inset-0"
      >
        {session.name}
      </Link>
      <Badge tone={status.tone}>{status.label}</Badge>
      <span className="text-ink-soft tabular-nums sm:w-16 sm:text-right">
        {count(session.turnCount, "turn")}
      </span>
      <span className="text-ink-faint sm:w-8">v{session.versionNumber}</span>
      <Moment at={session.updatedAt} className="text-ink-faint sm:w-24 sm:text-right" />
    </li>
  );
}
