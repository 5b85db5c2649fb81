import { useState } from "react";
import { explainFailure, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { classNames } from "@/features/interface/class-names";
import { Field, inputClass } from "@/features/interface/field";
import { ModalDialog } from "@/features/interface/modal-dialog";
import { Notice } from "@/features/interface/notice";
import { ScrollRegion } from "@/features/interface/scroll-region";
import { Skeleton } from "@/features/interface/skeleton";
import { WorkflowBrief } from "@/features/workflows/workflow-brief";
import type { VersionSummary } from "@/server/contract/workflow-contract";
import { ChangesView } from "./changes-view";
import { documentChanges } from "./document-changes";
import { documentOf } from "./use-draft-saving";

/** One version: what it holds, and what it changed against any other. */
export function VersionDialog({
  workflowId,
  version,
  versions,
  onClose,
}: {
  workflowId: string;
  version: VersionSummary;
  versions: readonly VersionSummary[];
  onClose: () => void;
}) {
  const others = versions.filter((other) => other.versionId !== version.versionId);
  const before = others.find((other) => other.number < version.number) ?? others[0];
  const [otherId, setOtherId] = useState(before?.versionId ?? "");
  const query = trpc.workflow.get.useQuery({ workflowId, versionId: version.versionId });
  const other = trpc.workflow.get.useQuery({ workflowId, versionId: otherId }, { enabled: otherId !== "" });
  const error = query.error ?? other.error;
  return (
    <ModalDialog
      title={`Version ${version.number}`}
      isOpen
      onClose={onClose}
      className="w-[min(44rem,calc(100vw-2rem))]"
    >
      <ScrollRegion label="Version" className="grid gap-4 overflow-y-auto p-4 outline-offset-[-2px]">
        {error && <Notice tone="negative">{explainFailure(readFailure(error))}</Notice>}
        {query.data ? (
          <WorkflowBrief definition={query.data.version.definition} />
        ) : (
          <Skeleton className="h-40" />
        )}
        {others.length > 0 && (
          <div className="max-w-56">
            <Field label="Changes against">
              {(described) => (
                <select
                  {...described}
                  value={otherId}
                  onChange={(event) => setOtherId(event.target.value)}
                  className={classNames(inputClass, "h-8 text-sm")}
                >
                  {others.map(({ versionId, number, status }) => (
                    <option key={versionId} value={versionId}>
                      Version {number} ({status})
                    </option>
                  ))}
                </select>
              )}
            </Field>
          </div>
        )}
        {query.data && other.data && (
          <ChangesView changes={documentChanges(documentOf(other.data), documentOf(query.data))} />
        )}
      </ScrollRegion>
    </ModalDialog>
  );
}
