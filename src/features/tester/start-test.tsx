import { Play } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { explainFailure, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { Button } from "@/features/interface/button";
import { classNames } from "@/features/interface/class-names";
import { Field, inputClass } from "@/features/interface/field";
import { Notice } from "@/features/interface/notice";
import type { WorkflowOutput } from "@/server/contract/workflow-contract";
import { modelLabel } from "./model-label";

export function StartTest({
  workflow,
  version,
}: {
  workflow: WorkflowOutput;
  version: "draft" | "published";
}) {
  const { workflowId } = workflow;
  const router = useRouter();
  const me = trpc.me.get.useQuery();
  const [chosenModel, setChosenModel] = useState<string | null>(null);
  const open = (runId: string) => router.push(`/workflows/${workflowId}/sessions/${runId}`);
  const creation = trpc.textChat.create.useMutation({
    onSuccess: (session) => open(session.workflowRunId),
    onError: (error) => {
      const failure = readFailure(error);
      // The session is there, with a failed opening turn that says why.
      if (failure.reason === "turn_failed") open(failure.workflowRunId);
    },
  });
  const failure = creation.error && readFailure(creation.error);
  const isLeaving = creation.isSuccess || failure?.reason === "turn_failed";

  const models = me.data?.models ?? [];
  const ownModel = workflow.version.settings.model ?? models[0]?.id;
  const modelIds = [...new Set([ownModel, ...models.map((model) => model.id)])].filter(
    (id) => id !== undefined,
  );

  return (
    <form
      aria-label="Start a test"
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        creation.mutate({ workflowId, version, ...(chosenModel && { model: chosenModel }) });
      }}
    >
      <div className="flex flex-wrap items-end gap-3">
        <div className="w-full sm:w-72">
          <Field label="Model">
            {(control) => (
              <select
                {...control}
                value={chosenModel ?? ownModel ?? ""}
                onChange={(event) => setChosenModel(event.target.value)}
                className={classNames(inputClass, "h-9")}
              >
                {modelIds.map((id) => (
                  <option key={id} value={id}>
                    {modelLabel(id, models)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
        <Button
          type="submit"
          variant="primary"
          className="h-9 max-sm:w-full"
          isBusy={creation.isPending || isLeaving}
          disabled={!me.data}
          icon={<Play className="size-3.5" aria-hidden />}
        >
          Start test
        </Button>
      </div>
      {failure && !isLeaving && <Notice tone="negative">{explainFailure(failure)}</Notice>}
    </form>
  );
}
