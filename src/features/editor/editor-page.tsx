"use client";

import { Skeleton } from "@/features/interface/skeleton";
import { WorkflowFrame } from "@/features/workflows/workflow-frame";
import { Editor } from "./editor";

export function EditorPage({ workflowId }: { workflowId: string }) {
  return (
    <WorkflowFrame
      workflowId={workflowId}
      current="edit"
      needsFresh
      skeleton={<Skeleton className="m-4 flex-1" />}
    >
      {(workflow) => <Editor key={workflow.workflowId} workflow={workflow} />}
    </WorkflowFrame>
  );
}
