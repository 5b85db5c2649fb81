import { explainFailure, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { classNames } from "@/features/interface/class-names";
import { Skeleton } from "@/features/interface/skeleton";
import type { TesterSession } from "@/features/tester/reading/tester-session";
import type { TurnOutput } from "@/server/contract/turn-output";
import type { JsonObject, JsonValue } from "@/shared/json";
import { type VariableChange, variableChanges } from "./variable-changes";

const settled = { staleTime: Number.POSITIVE_INFINITY };

/** The variables after a turn against those after the turn before it. */
export function VariableDiff({ session, turn }: { session: TesterSession; turn: TurnOutput }) {
  const { workflowId, workflowRunId: runId } = session;
  const isSettled = turn.status !== "pending";
  const after = trpc.textChat.checkpoint.useQuery(
    { workflowId, runId, turnId: turn.id },
    { ...settled, enabled: isSettled },
  );
  const before = trpc.textChat.checkpoint.useQuery(
    { workflowId, runId, turnId: turn.parentTurnId ?? "" },
    { ...settled, enabled: isSettled && turn.parentTurnId !== null },
  );
  const error = after.error ?? before.error;
  if (error) return <p className="text-negative text-sm">{explainFailure(readFailure(error))}</p>;
  const known: JsonObject | undefined = turn.parentTurnId === null ? {} : before.data?.gatheredContext;
  if (!after.data || !known) return isSettled ? <Skeleton className="h-10" /> : null;
  return <Changes changes={variableChanges(known, after.data.gatheredContext)} />;
}

function Changes({ changes }: { changes: VariableChange[] }) {
  if (changes.length === 0) return <p className="text-ink-faint text-sm">Nothing gathered so far.</p>;
  return (
    <ul className="grid gap-1 text-sm">
      {changes.map((change) => (
        <li key={change.name} className="grid grid-cols-[1rem_minmax(0,2fr)_minmax(0,3fr)] gap-x-1">
          <span aria-hidden className={classNames("font-mono", signs[change.kind].className)}>
            {signs[change.kind].sign}
          </span>
          <span className="break-words text-ink-soft">
            <span className="sr-only">{change.kind} </span>
            {change.name}
          </span>
          <span className="min-w-0 break-words">
            {change.kind === "changed" && (
              <>
                <del className="text-negative">
                  <Value value={change.before} />
                </del>{" "}
              </>
            )}
            {change.kind === "removed" ? (
              <del className="text-negative">
                <Value value={change.before} />
              </del>
            ) : (
              <Value value={change.after} />
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

const signs: Record<VariableChange["kind"], { sign: string; className: string }> = {
  added: { sign: "+", className: "text-positive" },
  changed: { sign: "~", className: "text-caution" },
  removed: { sign: "−", className: "text-negative" },
  kept: { sign: " ", className: "" },
};

function Value({ value }: { value: JsonValue | undefined }) {
  return <code className="whitespace-pre-wrap text-xs">{JSON.stringify(value)}</code>;
}
