import { ChevronRight } from "lucide-react";
import type { GraphIssue } from "@/engine/graph-issue";
import { errorsOf, issueCounts } from "@/features/definition/issue-reading";
import { IssueList } from "./issue-list";

/** As many as are read at a glance. */
const few = 2;

/** What is wrong with a graph, in one line where it is much and nothing that keeps it from running. */
export function IssueFold({ issues, definition }: { issues: readonly GraphIssue[]; definition: unknown }) {
  if (issues.length === 0) return null;
  const list = <IssueList issues={issues} definition={definition} />;
  if (issues.length <= few || errorsOf(issues).length > 0) return list;
  return (
    <details className="group grid gap-2">
      <summary className="flex w-fit list-none items-center gap-2 rounded text-caution text-sm">
        <ChevronRight className="size-3.5 transition-transform group-open:rotate-90" aria-hidden />
        {issueCounts(issues)}
      </summary>
      <div className="pt-2">{list}</div>
    </details>
  );
}
