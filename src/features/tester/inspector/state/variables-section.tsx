import { Pencil } from "lucide-react";
import { explainFailure, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { IconButton } from "@/features/interface/icon-button";
import { Notice } from "@/features/interface/notice";
import { Skeleton } from "@/features/interface/skeleton";
import { Pairs } from "@/features/tester/parts/pane-section";
import { isOver, type Variable, variablesOf } from "@/features/tester/reading/session-reading";
import type { TesterSession } from "@/features/tester/reading/tester-session";
import { visibleEnd } from "@/features/tester/reading/timeline";
import type { JsonValue } from "@/shared/json";
import type { VariableEdit } from "./use-variable-edit";
import { VariableForm } from "./variable-form";

/** What the agent knows where the session stands, and a way to change it, there or at an earlier turn. */
export function VariablesSection({
  session,
  edit,
  isBusy,
}: {
  session: TesterSession;
  edit: VariableEdit;
  isBusy: boolean;
}) {
  const end = visibleEnd(session);
  const isHere = edit.turnId === end?.id;
  const number = session.sessionData.turns.findIndex((turn) => turn.id === edit.turnId) + 1;
  return (
    <section aria-label="Gathered variables" className="grid gap-2">
      <div className="flex min-h-6 items-center justify-between">
        <h2 className="font-medium text-ink-faint text-xs">
          {edit.turnId && !isHere ? `Variables after turn ${number}` : "Gathered variables"}
        </h2>
        {edit.turnId === null && end && !isOver(session) && (
          <IconButton
            label="Edit variables"
            className="size-6"
            disabled={isBusy}
            icon={<Pencil className="size-3.5" aria-hidden />}
            onClick={() => edit.begin(end.id)}
          />
        )}
      </div>
      {edit.turnId === null ? (
        <Variables variables={variablesOf(session.gatheredContext)} nothing="Nothing gathered so far." />
      ) : (
        <Form
          session={session}
          turnId={edit.turnId}
          edit={edit}
          isBusy={isBusy}
          note={isHere ? noteHere : noteAt(number)}
        />
      )}
    </section>
  );
}

const noteHere = "Saving adds a turn that changes them.";
const noteAt = (number: number) =>
  `Saving goes back to turn ${number} and begins a branch there. What follows it is kept.`;

function Form({
  session: { workflowId, workflowRunId: runId },
  turnId,
  edit,
  isBusy,
  note,
}: {
  session: TesterSession;
  turnId: string;
  edit: VariableEdit;
  isBusy: boolean;
  note: string;
}) {
  const checkpoint = trpc.textChat.checkpoint.useQuery({ workflowId, runId, turnId });
  if (checkpoint.error) {
    return <Notice tone="negative">{explainFailure(readFailure(checkpoint.error))}</Notice>;
  }
  if (!checkpoint.data) return <Skeleton className="h-24" />;
  return (
    <VariableForm
      key={turnId}
      context={checkpoint.data.gatheredContext}
      note={note}
      isBusy={isBusy}
      onSave={edit.save}
      onCancel={edit.cancel}
    />
  );
}

export function Variables({ variables, nothing }: { variables: Variable[]; nothing: string }) {
  if (variables.length === 0) return <p className="text-ink-faint text-sm">{nothing}</p>;
  return <Pairs pairs={variables.map(({ name, value }) => [name, <Value key={name} value={value} />])} />;
}

function Value({ value }: { value: JsonValue }) {
  return <code className="whitespace-pre-wrap text-xs">{JSON.stringify(value, null, 2)}</code>;
}
