import { useState } from "react";
import { explainFailure, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { actorName } from "@/features/interface/actor-name";
import { Badge, type Tone } from "@/features/interface/badge";
import { Button } from "@/features/interface/button";
import { Moment } from "@/features/interface/moment";
import { Notice } from "@/features/interface/notice";
import { SkeletonRows } from "@/features/interface/skeleton";
import type { VersionSummary, WorkflowOutput } from "@/server/contract/workflow-contract";
import { useVersionChanges } from "./use-version-changes";
import { VersionDialog } from "./version-dialog";

const readings: Record<VersionSummary["status"], { label: string; tone: Tone }> = {
  draft: { label: "Draft", tone: "caution" },
  published: { label: "Published", tone: "positive" },
  archived: { label: "Archived", tone: "neutral" },
};

/** Nobody knows who made what was there before makers were kept. */
function makerOf({ createdBy, publishedBy }: VersionSummary): string {
  const maker = publishedBy ?? createdBy;
  return maker.id === null ? "" : ` by ${actorName(maker)}`;
}

/** Every version there was, what it changed, and the way back to it. Each step here can be undone. */
export function VersionList({ workflow }: { workflow: WorkflowOutput }) {
  const { workflowId } = workflow;
  const query = trpc.workflow.versions.useQuery({ workflowId });
  const changes = useVersionChanges(workflow);
  const [viewed, setViewed] = useState<VersionSummary | null>(null);
  return (
    <>
      {query.error && <Notice tone="negative">{explainFailure(readFailure(query.error))}</Notice>}
      {changes.failure && <Notice tone="negative">{explainFailure(changes.failure)}</Notice>}
      {changes.done && (
        <Notice
          tone="positive"
          title={changes.done.text}
          action={
            <Button size="small" isBusy={changes.isBusy} onClick={changes.done.undo}>
              Undo
            </Button>
          }
        />
      )}
      <div className="overflow-hidden rounded-lg border bg-raised">
        {query.isPending && <SkeletonRows count={3} label="Loading versions" />}
        <ul aria-label="Versions" className="divide-y">
          {query.data?.versions.map((version) => (
            <li
              key={version.versionId}
              className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 text-sm"
            >
              <span className="w-24 font-medium tabular-nums">Version {version.number}</span>
              <Badge tone={readings[version.status].tone}>{readings[version.status].label}</Badge>
              <span className="text-ink-faint">
                {version.status === "draft" ? "saved " : "published "}
                <Moment at={version.publishedAt ?? version.updatedAt} />
                {makerOf(version)}
              </span>
              <span className="ml-auto flex gap-1">
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={`View version ${version.number}`}
                  onClick={() => setViewed(version)}
                >
                  View
                </Button>
                {version.status === "draft" ? (
                  <Button
                    size="small"
                    variant="quiet"
                    className="w-32"
                    isBusy={changes.isBusy}
                    disabled={!workflow.published}
                    onClick={() => changes.discard(version)}
                  >
                    Discard draft
                  </Button>
                ) : (
                  <Button
                    size="small"
                    variant="quiet"
                    className="w-32"
                    isBusy={changes.isBusy}
                    aria-label={`Restore version ${version.number}`}
                    onClick={() => changes.restore(version)}
                  >
                    Restore as draft
                  </Button>
                )}
              </span>
            </li>
          ))}
        </ul>
      </div>
      {viewed && query.data && (
        <VersionDialog
          workflowId={workflowId}
          version={viewed}
          versions={query.data.versions}
          onClose={() => setViewed(null)}
        />
      )}
    </>
  );
}
