import { useEffect, useState } from "react";
import type { GraphIssue } from "@/engine/graph-issue";
import { trpc } from "@/features/api/trpc";
import type { WorkflowDefinition } from "@/server/contract/workflow-contract";

const pauseMs = 300;

/** The issues of a definition, checked after a pause in typing; null until the check of exactly this definition is back. */
export function useDefinitionCheck(definition: WorkflowDefinition | null) {
  const [checked, setChecked] = useState<{ definition: WorkflowDefinition; issues: GraphIssue[] } | null>(
    null,
  );
  const { mutateAsync: validate, error } = trpc.workflow.validate.useMutation();

  useEffect(() => {
    if (definition === null) return;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const answer = await validate({ definition }).catch(() => null);
      if (answer && isCurrent) setChecked({ definition, issues: answer.issues });
    }, pauseMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [definition, validate]);

  return { issues: checked && checked.definition === definition ? checked.issues : null, error };
}
