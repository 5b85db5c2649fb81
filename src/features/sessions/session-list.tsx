import { getQueryKey } from "@trpc/react-query";
import { MessagesSquare } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { explainFailure, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { usePages } from "@/features/api/use-pages";
import { Button } from "@/features/interface/button";
import { EmptyState } from "@/features/interface/empty-state";
import { Notice } from "@/features/interface/notice";
import { SkeletonRows } from "@/features/interface/skeleton";
import { DeletedSession } from "./deleted-session";
import { ImportSession } from "./import-session";
import { SessionFilter, type StateFilter } from "./session-filter";
import { SessionRow } from "./session-row";
import { useSessionDeletion } from "./use-session-deletion";

/** The chats there were, newest first: found by name and state, renamed, deleted, taken out and brought in. */
export function SessionList({ workflowId }: { workflowId: string }) {
  const { client } = trpc.useUtils();
  const [search, setSearch] = useState("");
  const [state, setState] = useState<StateFilter>("all");
  const sought = useDeferredValue(search.trim());
  const input = { workflowId, ...(sought && { search: sought }), ...(state !== "all" && { state }) };
  const query = usePages(getQueryKey(trpc.textChat.list, input, "infinite"), (at, signal) =>
    client.textChat.list.query({ ...input, limit: 20, ...at }, { signal }),
  );
  const deletion = useSessionDeletion(workflowId);
  const sessions = query.data?.pages.flatMap((page) => page.sessions) ?? [];
  const isFiltered = sought !== "" || state !== "all";
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-end gap-2">
        <SessionFilter search={search} state={state} onSearch={setSearch} onState={setState} />
        <ImportSession workflowId={workflowId} />
      </div>
      {query.error && <Notice tone="negative">{explainFailure(readFailure(query.error))}</Notice>}
      {deletion.failure && <Notice tone="negative">{explainFailure(deletion.failure)}</Notice>}
      <div className="overflow-hidden rounded-lg border bg-raised">
        {query.isPending && <SkeletonRows count={3} label="Loading sessions" />}
        {query.isSuccess && sessions.length === 0 && (
          <EmptyState
            icon={<MessagesSquare className="size-5" />}
            title={isFiltered ? "No session like that" : "No sessions yet"}
          >
            {isFiltered
              ? "Search for another part of the name, or look at every state."
              : "Start a test: the agent speaks first, then it is your turn."}
          </EmptyState>
        )}
        {sessions.length > 0 && (
          <ul aria-label="Sessions" className="divide-y">
            {sessions.map((session) =>
              deletion.isDeleted(session.workflowRunId) ? (
                <DeletedSession
                  key={session.workflowRunId}
                  name={session.name}
                  onUndo={() => deletion.undo(session.workflowRunId)}
                />
              ) : (
                <SessionRow
                  key={session.workflowRunId}
                  session={session}
                  onDelete={() => deletion.remove(session.workflowRunId)}
                />
              ),
            )}
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
