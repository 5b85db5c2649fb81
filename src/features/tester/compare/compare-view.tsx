import { X } from "lucide-react";
import { useMemo } from "react";
import { explainFailure, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { Button } from "@/features/interface/button";
import { count } from "@/features/interface/measure";
import { Notice } from "@/features/interface/notice";
import { Skeleton } from "@/features/interface/skeleton";
import type { TesterSession } from "@/features/tester/reading/tester-session";
import { turnsUpTo } from "@/features/tester/reading/turns-up-to";
import { CompareFacts } from "./compare-facts";
import { CompareGraph } from "./compare-graph";
import { compareRows } from "./compare-rows";
import { CompareTurns } from "./compare-turns";

/** Two paths of a session side by side: where they part, what differs, and what each took. */
export function CompareView({
  session,
  definition,
  leftTurnId,
  rightTurnId,
  onClose,
}: {
  session: TesterSession;
  definition: unknown;
  leftTurnId: string;
  rightTurnId: string;
  onClose: () => void;
}) {
  const { workflowId, workflowRunId: runId } = session;
  const { data, error } = trpc.textChat.compare.useQuery({ workflowId, runId, leftTurnId, rightTurnId });
  const { turns } = session.sessionData;
  const shared = useMemo(() => {
    const ancestorId = data?.commonAncestorTurnId ?? null;
    return turns.some((turn) => turn.id === ancestorId) ? turnsUpTo(turns, ancestorId) : [];
  }, [data, turns]);
  const rows = useMemo(() => (data ? compareRows(data) : []), [data]);
  const sharedCount = shared.length;
  return (
    <main className="flex min-h-0 flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-x-3 border-b px-4 py-2">
        <h2 className="whitespace-nowrap font-semibold text-base">Compare two paths</h2>
        {data && sharedCount > 0 && (
          <p className="text-ink-soft text-sm max-sm:order-last max-sm:w-full">
            The first {count(sharedCount, "turn")} {sharedCount === 1 ? "is" : "are"} shared
          </p>
        )}
        <Button
          size="small"
          className="ml-auto"
          icon={<X className="size-3.5" aria-hidden />}
          onClick={onClose}
        >
          Back to the chat
        </Button>
      </div>
      {error ? (
        <div className="mx-auto w-full max-w-xl p-6">
          <Notice tone="negative" title="These paths could not be compared">
            {explainFailure(readFailure(error))}
          </Notice>
        </div>
      ) : (
        <div className="grid min-h-0 flex-1 overflow-y-auto lg:grid-cols-[minmax(0,3fr)_minmax(20rem,2fr)] lg:overflow-hidden">
          <div className="p-4 lg:min-h-0 lg:overflow-y-auto">
            {data ? <CompareTurns rows={rows} /> : <Skeleton className="h-64" />}
          </div>
          <aside
            aria-label="Comparison"
            className="grid content-start gap-6 border-t p-4 lg:min-h-0 lg:overflow-y-auto lg:border-t-0 lg:border-l"
          >
            <section
              aria-label="Paths on the graph"
              className="h-96 overflow-hidden rounded-lg border bg-sunken"
            >
              {data && definition !== undefined && (
                <CompareGraph
                  definition={definition}
                  shared={shared}
                  left={data.left.turns}
                  right={data.right.turns}
                />
              )}
            </section>
            {data && <CompareFacts comparison={data} />}
          </aside>
        </div>
      )}
    </main>
  );
}
