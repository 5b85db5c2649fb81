import { type ReactNode, useState } from "react";
import { trpc } from "@/features/api/trpc";
import { errorsOf } from "@/features/definition/issue-reading";
import { classNames } from "@/features/interface/class-names";
import { Field, inputClass } from "@/features/interface/field";
import { count } from "@/features/interface/measure";
import { Notice } from "@/features/interface/notice";
import { Skeleton } from "@/features/interface/skeleton";
import { IssueFold } from "@/features/workflows/issue-fold";
import { WorkflowBrief } from "@/features/workflows/workflow-brief";
import type { VersionSummary, WorkflowOutput } from "@/server/contract/workflow-contract";
import { StartTest } from "./start-test";

/** A start, what stands below it, and what a session would run. Where there are several versions the person chooses. */
export function StartForm({ workflow, children }: { workflow: WorkflowOutput; children: ReactNode }) {
  const { workflowId } = workflow;
  const [chosenId, setChosenId] = useState(workflow.version.versionId);
  const versions = trpc.workflow.versions.useQuery({ workflowId });
  const isChoice = (versions.data?.versions.length ?? 0) > 1;
  // A version that is gone, such as a discarded draft, cannot be chosen any more.
  const isThere = versions.data?.versions.some(({ versionId }) => versionId === chosenId) ?? true;
  const versionId = isThere ? chosenId : workflow.version.versionId;
  const other = trpc.workflow.get.useQuery(
    { workflowId, versionId },
    { enabled: versionId !== workflow.version.versionId },
  );
  const shown = versionId === workflow.version.versionId ? workflow : other.data;
  return (
    <div className="grid grid-cols-1 items-start gap-8 xl:grid-cols-[minmax(0,1fr)_23rem]">
      <div className="grid grid-cols-1 gap-8">
        <div className="grid grid-cols-1 gap-4">
          {isChoice && (
            <div className="w-full sm:w-72">
              <Field label="Version">
                {(described) => (
                  <select
                    {...described}
                    value={versionId}
                    onChange={(event) => setChosenId(event.target.value)}
                    className={classNames(inputClass, "h-9")}
                  >
                    {versions.data?.versions.map((version) => (
                      <option key={version.versionId} value={version.versionId}>
                        {versionName(version)}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
            </div>
          )}
          {shown ? <Version key={versionId} workflow={shown} /> : <Skeleton className="h-64" />}
        </div>
        {children}
      </div>
      {shown && <WorkflowBrief definition={shown.version.definition} />}
    </div>
  );
}

function versionName({ number, status }: VersionSummary): string {
  if (status === "draft") return `Draft, version ${number}`;
  return status === "published" ? `Published, version ${number}` : `Version ${number}`;
}

function Version({ workflow }: { workflow: WorkflowOutput }) {
  const { definition, number } = workflow.version;
  const errorCount = errorsOf(workflow.issues).length;
  return (
    <div className="grid grid-cols-1 gap-4">
      {errorCount > 0 ? (
        <Notice tone="negative" title={`Version ${number} cannot start: ${count(errorCount, "error")}`}>
          A session runs only a workflow without errors. Mend them, or start another version.
        </Notice>
      ) : (
        <StartTest workflow={workflow} />
      )}
      <IssueFold issues={workflow.issues} definition={definition} />
    </div>
  );
}
