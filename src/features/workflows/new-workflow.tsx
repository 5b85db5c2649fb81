"use client";

import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { explainFailure, fieldProblems, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { readDefinitionText } from "@/features/definition/definition-text";
import { errorsOf } from "@/features/definition/issue-reading";
import { Button, ButtonLink } from "@/features/interface/button";
import { Choice } from "@/features/interface/choice";
import { TextField } from "@/features/interface/field";
import { Notice } from "@/features/interface/notice";
import { PageFrame } from "@/features/interface/page-frame";
import { useFirstClick } from "@/features/interface/use-first-click";
import { BroughtAlong } from "./brought-along";
import { DefinitionCheck } from "./definition-check";
import { DefinitionInput } from "./definition-input";
import { type Sample, SamplePicker } from "./sample-picker";
import { useDefinitionCheck } from "./use-definition-check";

const sources = [
  { value: "sample", label: "From a sample" },
  { value: "json", label: "From JSON" },
] as const;

export function NewWorkflow() {
  const router = useRouter();
  const samples = trpc.workflow.samples.useQuery();
  const firstClick = useFirstClick();
  const creation = trpc.workflow.create.useMutation({
    onSuccess: ({ workflowId }) => router.push(`/workflows/${workflowId}`),
    onError: firstClick.release,
  });
  const [source, setSource] = useState<"sample" | "json">("sample");
  const [chosenSample, setChosenSample] = useState<Sample | null>(null);
  const [text, setText] = useState("");
  const [typedName, setTypedName] = useState<string | null>(null);

  const sample = chosenSample ?? samples.data?.samples[0] ?? null;
  const reading = useMemo(() => readDefinitionText(text), [text]);
  const pasted = source === "json" && reading.kind === "read" ? reading : null;
  const check = useDefinitionCheck(pasted?.definition ?? null, pasted?.templateContext);
  const isSound = pasted !== null && check.issues !== null && errorsOf(check.issues).length === 0;

  const chosen = source === "sample" ? sample : isSound ? pasted : null;
  const name = typedName ?? (source === "sample" ? sample?.name : pasted?.name) ?? "";
  const failure = creation.error && readFailure(creation.error);
  const refusedName = fieldProblems(failure).name;
  // A missing name is a problem only once there is a definition to name.
  const nameProblem = chosen && name.trim() === "" ? "A workflow needs a name." : refusedName;

  const create = () => {
    if (!chosen || name.trim() === "" || !firstClick.take()) return;
    const { templateContext = {} } = chosen;
    creation.mutate({ name: name.trim(), definition: chosen.definition, templateContext });
  };

  return (
    <PageFrame title="New workflow">
      <form
        aria-label="New workflow"
        className="grid gap-6"
        onSubmit={(event) => {
          event.preventDefault();
          create();
        }}
      >
        <Choice label="Source" options={sources} value={source} onChange={setSource} />
        {source === "sample" ? (
          <SamplePicker
            samples={samples.data?.samples}
            chosenId={sample?.sampleId ?? null}
            onChoose={setChosenSample}
          />
        ) : (
          <div className="grid gap-3">
            <DefinitionInput
              text={text}
              problem={reading.kind === "unreadable" ? reading.problem : undefined}
              onChange={setText}
            />
            {pasted && (
              <>
                <BroughtAlong reading={pasted} />
                <DefinitionCheck definition={pasted.definition} issues={check.issues} error={check.error} />
              </>
            )}
          </div>
        )}
        <div className="max-w-sm">
          <TextField
            label="Name"
            value={name}
            maxLength={200}
            required
            error={nameProblem}
            onChange={(event) => setTypedName(event.target.value)}
          />
        </div>
        {failure && !refusedName && <Notice tone="negative">{explainFailure(failure)}</Notice>}
        <div className="flex gap-2">
          <Button
            type="submit"
            variant="primary"
            isBusy={creation.isPending || creation.isSuccess}
            disabled={!chosen || name.trim() === ""}
          >
            Create workflow
          </Button>
          <ButtonLink variant="quiet" href="/workflows">
            Cancel
          </ButtonLink>
        </div>
      </form>
    </PageFrame>
  );
}
