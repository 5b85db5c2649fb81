"use client";

import { SkeletonRows } from "@/features/interface/skeleton";
import { WorkflowFrame } from "@/features/workflows/workflow-frame";
import { VersionList } from "./version-list";

export function VersionsPage({ workflowId }: { workflowId: string }) {
  return (
    <WorkflowFrame
      workflowId={workflowId}
      current="versions"
      skeleton={<SkeletonRows count={3} label="Loading versions" />}
    >
      {(workflow) => (
        <div className="min-h-0 flex-1 overflow-y-auto">
          <div className="mx-auto grid max-w-4xl gap-4 px-4 py-6 sm:px-6">
            <VersionList workflow={workflow} />
          </div>
        </div>
      )}
    </WorkflowFrame>
  );
}
