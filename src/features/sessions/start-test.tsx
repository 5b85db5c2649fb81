import { Play } from "lucide-react";
import { useMemo, useState } from "react";
import { explainFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { Button } from "@/features/interface/button";
import { classNames } from "@/features/interface/class-names";
import { Field, inputClass } from "@/features/interface/field";
import { Notice } from "@/features/interface/notice";
import { modelLabel } from "@/features/models/model-label";
import type { WorkflowOutput } from "@/server/contract/workflow-contract";
import { noChoices, readChoices, type StartChoices } from "./start-choices";
import { StartOptions } from "./start-options";
import { templateVariables } from "./template-variables";
import { useStartSession } from "./use-start-session";
import { VariableFields } from "./variable-fields";

export function StartTest({ workflow }: { workflow: WorkflowOutput }) {
  const { definition, templateContext, settings, versionId } = workflow.version;
  const me = trpc.me.get.useQuery();
  const [choices, setChoices] = useState<StartChoices>(noChoices);
  const change = (some: Partial<StartChoices>) => setChoices((current) => ({ ...current, ...some }));
  const { start, isBusy, failure } = useStartSession(workflow.workflowId);
  const variables = useMemo(
    () => templateVariables(definition, templateContext),
    [definition, templateContext],
  );
  const { options, problems } = readChoices(choices);

  const models = me.data?.models ?? [];
  const ownModel = settings.model ?? models[0]?.id;
  const modelIds = [...new Set([ownModel, ...models.map((model) => model.id)])].filter(
    (id) => id !== undefined,
  );
  return (
    <form
      aria-label="Start a test"
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (Object.keys(problems).length === 0) start({ version: { versionId }, ...options });
      }}
    >
      <div className="flex flex-wrap items-end gap-3">
        <div className="w-full sm:w-72">
          <Field label="Model">
            {(control) => (
              <select
                {...control}
                value={choices.model ?? ownModel ?? ""}
                onChange={(event) => change({ model: event.target.value })}
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
          isBusy={isBusy}
          disabled={!me.data}
          icon={<Play className="size-3.5" aria-hidden />}
        >
          Start test
        </Button>
      </div>
      {failure && <Notice tone="negative">{explainFailure(failure)}</Notice>}
      <VariableFields
        variables={variables}
        texts={choices.texts}
        onChange={(name, text) => change({ texts: { ...choices.texts, [name]: text } })}
      />
      <StartOptions definition={definition} choices={choices} problems={problems} onChange={change} />
    </form>
  );
}
