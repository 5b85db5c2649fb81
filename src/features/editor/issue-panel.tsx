import { CircleAlert, CircleCheck, LoaderCircle, TriangleAlert } from "lucide-react";
import type { GraphIssue } from "@/engine/graph-issue";
import { issueCounts, placeOf, sortIssues } from "@/features/definition/issue-reading";
import type { Place } from "./definition-edit";

const marks = {
  error: <CircleAlert className="mt-0.5 size-3.5 text-negative" role="img" aria-label="Error" />,
  warning: <TriangleAlert className="mt-0.5 size-3.5 text-caution" role="img" aria-label="Warning" />,
};

/** What is wrong with the graph as it is now. Each leads to its place. */
export function IssuePanel({
  issues,
  isChecking,
  definition,
  onGo,
}: {
  issues: readonly GraphIssue[];
  isChecking: boolean;
  definition: unknown;
  onGo: (place: Place, field: string | null) => void;
}) {
  const rows = sortIssues(issues).map((issue, row) => ({ issue, row }));
  return (
    <section aria-label="Issues" className="flex max-h-44 min-h-0 flex-col border-t">
      <h2 className="flex h-8 shrink-0 items-center gap-2 px-3 font-medium text-xs" role="status">
        {isChecking ? (
          <LoaderCircle className="size-3.5 animate-spin text-ink-faint" aria-hidden />
        ) : issues.length === 0 ? (
          <CircleCheck className="size-3.5 text-positive" aria-hidden />
        ) : null}
        {issues.length === 0 ? (isChecking ? "Checking" : "No issues") : issueCounts(issues)}
      </h2>
      {issues.length > 0 && (
        <ul className="min-h-0 overflow-y-auto px-1.5 pb-1.5">
          {rows.map(({ issue, row }) => (
            <li key={row}>
              <button
                type="button"
                disabled={issue.kind === "workflow" || issue.id === null}
                onClick={() => {
                  if (issue.kind !== "workflow" && issue.id !== null)
                    onGo({ kind: issue.kind, id: issue.id }, issue.field);
                }}
                className="grid w-full grid-cols-[1rem_minmax(0,1fr)] gap-x-2 rounded-md px-1.5 py-1 text-left text-xs enabled:hover:bg-hover"
              >
                {marks[issue.severity]}
                <span>
                  {issue.message} <span className="text-ink-faint">{placeOf(issue, definition)}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
