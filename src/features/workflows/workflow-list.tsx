"use client";

import { getQueryKey } from "@trpc/react-query";
import { Plus, Workflow } from "lucide-react";
import Link from "next/link";
import { explainFailure, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { usePages } from "@/features/api/use-pages";
import { Badge } from "@/features/interface/badge";
import { Button, ButtonLink } from "@/features/interface/button";
import { EmptyState } from "@/features/interface/empty-state";
import { count } from "@/features/interface/measure";
import { Moment } from "@/features/interface/moment";
import { Notice } from "@/features/interface/notice";
import { PageFrame } from "@/features/interface/page-frame";
import { SkeletonRows } from "@/features/interface/skeleton";
import type { WorkflowListOutput } from "@/server/contract/workflow-contract";
import { ArchivedNotice } from "./archived-notice";

const newWorkflow = (
  <ButtonLink variant="primary" href="/workflows/new" icon={<Plus className="size-4" aria-hidden />}>
    New workflow
  </ButtonLink>
);

export function WorkflowList() {
  const { client } = trpc.useUtils();
  const query = usePages(getQueryKey(trpc.workflow.list, {}, "infinite"), (at, signal) =>
    client.workflow.list.query(at, { signal }),
  );
  const workflows = query.data?.pages.flatMap((page) => page.workflows);
  return (
    <PageFrame title="Workflows" actions={workflows?.length ? newWorkflow : undefined}>
      {query.error && (
        <Notice tone="negative" action={<Button onClick={() => query.refetch()}>Try again</Button>}>
          {explainFailure(readFailure(query.error))}
        </Notice>
      )}
      <ArchivedNotice />
      {query.isPending && (
        <div className="rounded-lg border">
          <SkeletonRows count={4} label="Loading workflows" />
        </div>
      )}
      {workflows?.length === 0 && (
        <div className="rounded-lg border border-dashed">
          <EmptyState icon={<Workflow className="size-5" />} title="No workflows yet" action={newWorkflow}>
            Start from a sample, or bring a workflow of your own as JSON. Then talk to it.
          </EmptyState>
        </div>
      )}
      {workflows && workflows.length > 0 && (
        <ul aria-label="Workflows" className="divide-y overflow-hidden rounded-lg border bg-raised">
          {workflows.map((workflow) => (
            <WorkflowRow key={workflow.workflowId} workflow={workflow} />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <Button
          className="justify-self-center"
          isBusy={query.isFetchingNextPage}
          onClick={() => query.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </PageFrame>
  );
}

function WorkflowRow({ workflow }: { workflow: WorkflowListOutput["workflows"][number] }) {
  return (
    <li className="relative flex min-h-14 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 hover:bg-hover">
      <Link
        href={`/workflows/${workflow.workflowId}`}
        className="min-w-0 flex-1 basis-48 truncate font-medium after:absolute after:inset-0"
      >
        {workflow.name}
      </Link>
      <span className="flex gap-1.5">
        {workflow.published && <Badge>v{workflow.published.number}</Badge>}
        {workflow.draft && <Badge tone="caution">Draft v{workflow.draft.number}</Badge>}
      </span>
      <span className="text-ink-soft text-sm tabular-nums sm:w-24 sm:text-right">
        {count(workflow.sessionCount, "session")}
      </span>
      <span className="text-ink-faint text-sm sm:w-28 sm:text-right">
        <Moment at={workflow.lastSessionAt ?? workflow.updatedAt} />
      </span>
    </li>
  );
}
