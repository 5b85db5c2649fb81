"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { explainFailure, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { Badge } from "@/features/interface/badge";
import { ButtonLink } from "@/features/interface/button";
import { Skeleton } from "@/features/interface/skeleton";
import { Unavailable } from "@/features/interface/unavailable";
import type { WorkflowOutput, WorkflowSummary } from "@/server/contract/workflow-contract";
import { WorkflowMenu } from "./workflow-menu";
import { WorkflowName } from "./workflow-name";

const sections = [
  { key: "test", label: "Test", path: "" },
  { key: "edit", label: "Edit", path: "/edit" },
  { key: "versions", label: "Versions", path: "/versions" },
] as const;

/** What stands above every page of one workflow: its name, its versions, and the ways between its pages. */
export function WorkflowFrame({
  workflowId,
  current,
  skeleton,
  needsFresh = false,
  children,
}: {
  workflowId: string;
  current: (typeof sections)[number]["key"];
  skeleton: ReactNode;
  /** Whether the page waits for what the server has now and does not begin from the cache. */
  needsFresh?: boolean;
  children: (workflow: WorkflowOutput) => ReactNode;
}) {
  const query = trpc.workflow.get.useQuery({ workflowId });
  if (query.error && !query.data) {
    const failure = readFailure(query.error);
    return (
      <Unavailable
        what="Workflow"
        isMissing={failure.reason === "workflow_not_found"}
        wayBack={<ButtonLink href="/workflows">All workflows</ButtonLink>}
        onRetry={() => query.refetch()}
      >
        {explainFailure(failure)}
      </Unavailable>
    );
  }
  const workflow = query.data;
  return (
    <main className="flex min-h-0 flex-1 flex-col">
      <header className="flex flex-wrap items-center gap-x-5 gap-y-0 border-b px-4">
        <div className="flex min-h-11 min-w-0 items-center gap-1.5 max-sm:w-full">
          {workflow ? <WorkflowName workflow={workflow} /> : <Skeleton className="h-5 w-48" />}
          {workflow && <Versions {...workflow} />}
          {workflow && <WorkflowMenu workflow={workflow} />}
        </div>
        <nav aria-label="Workflow" className="flex gap-4">
          {sections.map(({ key, label, path }) => (
            <Link
              key={key}
              href={`/workflows/${workflowId}${path}`}
              aria-current={key === current ? "page" : undefined}
              className="-mb-px flex h-11 items-center border-transparent border-b-2 text-ink-soft text-sm hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink max-sm:h-9"
            >
              {label}
            </Link>
          ))}
        </nav>
      </header>
      {workflow && (!needsFresh || query.isFetchedAfterMount) ? children(workflow) : skeleton}
    </main>
  );
}

function Versions({ published, draft }: Pick<WorkflowSummary, "published" | "draft">) {
  return (
    <span className="flex shrink-0 gap-1.5 pl-1.5">
      {published && <Badge title={`Version ${published.number} is published`}>v{published.number}</Badge>}
      {draft && <Badge tone="caution">Draft v{draft.number}</Badge>}
    </span>
  );
}
