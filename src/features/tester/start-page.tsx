"use client";

import Link from "next/link";
import { explainFailure, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { Badge } from "@/features/interface/badge";
import { ButtonLink } from "@/features/interface/button";
import { PageFrame, Section } from "@/features/interface/page-frame";
import { Skeleton } from "@/features/interface/skeleton";
import { Unavailable } from "@/features/interface/unavailable";
import { SessionList } from "./session-list";
import { StartForm } from "./start-form";

/** A workflow before a chat: what it is, a start, and the chats there were. */
export function StartPage({ workflowId }: { workflowId: string }) {
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
  return (
    <PageFrame
      trail={<Link href="/workflows">Workflows</Link>}
      title={query.data?.name ?? <Skeleton className="h-6 w-64" />}
      actions={query.data && <Versions {...query.data} />}
    >
      {query.data ? <StartForm workflow={query.data} /> : <Skeleton className="h-72" />}
      <Section title="Sessions">
        <SessionList workflowId={workflowId} />
      </Section>
    </PageFrame>
  );
}

function Versions({
  published,
  draft,
}: {
  published: { number: number } | null;
  draft: { number: number } | null;
}) {
  return (
    <>
      {published && <Badge>Published v{published.number}</Badge>}
      {draft && <Badge tone="caution">Draft v{draft.number}</Badge>}
    </>
  );
}
