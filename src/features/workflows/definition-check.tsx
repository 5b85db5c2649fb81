import type { GraphIssue } from "@/engine/graph-issue";
import { explainFailure, readFailure } from "@/features/api/failure";
import { errorsOf } from "@/features/definition/issue-reading";
import { count } from "@/features/interface/measure";
import { Notice } from "@/features/interface/notice";
import type { WorkflowDefinition } from "@/server/contract/workflow-contract";
import { IssueList } from "./issue-list";

/** The verdict on a pasted definition, while it is being typed. */
export function DefinitionCheck({
  definition,
  issues,
  error,
}: {
  definition: WorkflowDefinition;
  issues: GraphIssue[] | null;
  error: unknown;
}) {
  const size = `${count(definition.nodes.length, "node")} and ${count(definition.edges.length, "edge")}`;
  if (!issues && error) return <Notice tone="negative">{explainFailure(readFailure(error))}</Notice>;
  if (!issues) return <Notice tone="info">Checking {size}…</Notice>;
  const errorCount = errorsOf(issues).length;
  const warnings = count(issues.length - errorCount, "warning");
  return (
    <div className="grid gap-2">
      {errorCount > 0 ? (
        <Notice tone="negative" title={`${count(errorCount, "error")} to mend before it can run`}>
          {size}, {warnings}
        </Notice>
      ) : (
        <Notice tone="positive" title="This workflow can run">
          {size}, {warnings}
        </Notice>
      )}
      {issues.length > 0 && <IssueList issues={issues} definition={definition} />}
    </div>
  );
}
