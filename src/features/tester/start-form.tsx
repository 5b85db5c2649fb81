import { useState } from "react";
import { trpc } from "@/features/api/trpc";
import { Choice } from "@/features/interface/choice";
import { count } from "@/features/interface/measure";
import { Notice } from "@/features/interface/notice";
import { Skeleton } from "@/features/interface/skeleton";
import { IssueList } from "@/features/workflows/issue-list";
import { errorsOf } from "@/features/workflows/issue-reading";
import { WorkflowBrief } from "@/features/workflows/workflow-brief";
import type { WorkflowOutput } from "@/server/contract/workflow-contract";
import { StartTest } from "./start-test";

const versions = [
  { value: "draft", label: "Draft" },
  { value: "published", label: "Published" },
] as const;

/** What a session would run, and its start. With a draft and a published version the person chooses. */
export function StartForm({ workflow }: { workflow: WorkflowOutput }) {
  const { workflowId, draft, published } = workflow;
  const [version, setVersion] = useState<"draft" | "published">(draft ? "draft" : "published");
  const isChoice = draft !== null && published !== null;
  const other = trpc.workflow.get.useQuery(
    { workflowId, ...(published && { versionId: published.versionId }) },
    { enabled: isChoice && version === "published" },
  );
  const shown = isChoice && version === "published" ? other.data : workflow;
  return (
    <div className="grid gap-4">
      {isChoice && <Choice label="Version" options={versions} value={version} onChange={setVersion} />}
      {shown ? <Version workflow={shown} version={version} /> : <Skeleton className="h-64" />}
    </div>
  );
}

function Version({ workflow, version }: { workflow: WorkflowOutput; version: "draft" | "published" }) {
  const { definition } = workflow.version;
  const errorCount = errorsOf(workflow.issues).length;
  return (
    <div className="grid gap-4">
      {errorCount > 0 ? (
        <Notice tone="negative" title={`This ${version} cannot start: ${count(errorCount, "error")}`}>
          A session runs only a workflow without errors. Mend them, or start another version.
        </Notice>
      ) : (
        <StartTest workflow={workflow} version={version} />
      )}
      {workflow.issues.length > 0 && <IssueList issues={workflow.issues} definition={definition} />}
      <WorkflowBrief definition={definition} />
    </div>
  );
}
