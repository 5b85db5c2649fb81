import { useEffect, useState } from "react";
import type { GraphIssue } from "@/engine/graph-issue";
import { trpc } from "@/features/api/trpc";
import type { WorkflowDefinition } from "@/server/contract/workflow-contract";
import type { JsonObject } from "@/shared/json";

const pauseMs = 300;
type Checked = {
  definition: WorkflowDefinition;
  templateContext: JsonObject | undefined;
  issues: GraphIssue[];
};

/**
 * The issues of a definition, checked after a pause in typing. `issues` is null until the check of exactly this definition is back;
 * `latest` is that of the definition checked last.
 */
export function useDefinitionCheck(definition: WorkflowDefinition | null, templateContext?: JsonObject) {
  const [checked, setChecked] = useState<Checked | null>(null);
  const { mutateAsync: validate, error } = trpc.workflow.validate.useMutation();

  useEffect(() => {
    if (definition === null) return;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const answer = await validate({ definition, ...(templateContext && { templateContext }) }).catch(
        () => null,
      );
      if (answer && isCurrent) setChecked({ definition, templateContext, issues: answer.issues });
    }, pauseMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [definition, templateContext, validate]);

  const isCurrent = checked?.definition === definition && checked?.templateContext === templateContext;
  return { issues: isCurrent && checked ? checked.issues : null, latest: checked?.issues ?? null, error };
}
