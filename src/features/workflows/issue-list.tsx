import { CircleAlert, TriangleAlert } from "lucide-react";
import type { GraphIssue } from "@/engine/graph-issue";
import { placeOf, sortIssues } from "@/features/definition/issue-reading";

const marks = {
  error: <CircleAlert className="size-4 text-negative" role="img" aria-label="Error" />,
  warning: <TriangleAlert className="size-4 text-caution" role="img" aria-label="Warning" />,
};

/** What is wrong with a graph, where, and how bad it is. */
export function IssueList({ issues, definition }: { issues: readonly GraphIssue[]; definition: unknown }) {
  const rows = sortIssues(issues).map((issue, row) => ({ issue, row }));
  return (
    <ul aria-label="Issues" className="divide-y rounded-lg border bg-raised text-sm">
      {rows.map(({ issue, row }) => (
        <li key={row} className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-2.5 px-3 py-2">
          <span className="mt-0.5">{marks[issue.severity]}</span>
          <p className="break-words">
            {issue.message}
            <span className="block text-ink-faint text-xs">{placeOf(issue, definition)}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
