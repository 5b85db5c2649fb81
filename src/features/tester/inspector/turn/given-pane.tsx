import { Check, ChevronRight } from "lucide-react";
import { explainFailure, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { Badge } from "@/features/interface/badge";
import { count } from "@/features/interface/measure";
import { Skeleton } from "@/features/interface/skeleton";
import { CopyButton } from "@/features/tester/parts/copy-button";
import type { TesterSession } from "@/features/tester/reading/tester-session";
import type { TurnOutput } from "@/server/contract/turn-output";
import type { ExplainOutput } from "@/server/contract/turn-tree-contract";
import { MessageHistory } from "./message-history";

type Generation = ExplainOutput["generations"][number];

/** What the model was given, each time that it was asked in a turn, and for what. */
export function GivenPane({ session, turn }: { session: TesterSession; turn: TurnOutput }) {
  const { workflowId, workflowRunId: runId } = session;
  const { data, error } = trpc.textChat.explain.useQuery(
    { workflowId, runId, turnId: turn.id },
    { staleTime: Number.POSITIVE_INFINITY, enabled: turn.status !== "pending" },
  );
  if (error) return <p className="text-negative text-sm">{explainFailure(readFailure(error))}</p>;
  if (!data) return <Skeleton className="h-16" />;
  const wasLastAsked = turn.error?.reason !== "model_not_configured";
  const generations = wasLastAsked ? data.generations : data.generations.slice(0, -1);
  if (generations.length === 0) {
    return (
      <p className="text-ink-faint text-sm">
        {data.isExact
          ? "The model was not asked in this turn."
          : "It is not known whether the model was asked: the server stopped before it could say."}
      </p>
    );
  }
  return (
    <ol className="grid grid-cols-1 gap-2">
      {generations.map((generation, index) => (
        <li key={index}>
          <Given generation={generation} />
        </li>
      ))}
    </ol>
  );
}

const asideTitles = { extraction: "Variables", summary: "Summary" } as const;
const unfinished = { failed: "failed", stopped: "stopped" } as const;

function Given({ generation: given }: { generation: Generation }) {
  const { purpose, generation, outcome, nodeName, system, isExact, messages, functions } = given;
  const title =
    purpose === "conversation" ? `${generation}. ${nodeName}` : `${asideTitles[purpose]} of ${nodeName}`;
  return (
    <details className="group/given rounded-lg border bg-raised text-sm">
      <summary className="flex min-h-9 list-none items-center gap-2 rounded-lg px-3 py-1.5 hover:bg-hover">
        <ChevronRight className="size-3.5 shrink-0 text-ink-faint group-open/given:rotate-90" aria-hidden />
        <span className="font-medium">{title}</span>
        {outcome !== "finished" && <Badge tone="negative">{unfinished[outcome]}</Badge>}
        <span className="ml-auto text-ink-faint text-xs">
          {count(messages.length, "message")} · {count(functions.length, "function")}
        </span>
      </summary>
      <div className="grid grid-cols-1 gap-4 border-t p-3">
        <section aria-label="Prompt" className="grid grid-cols-1 gap-1">
          <h4 className="flex min-h-6 items-center gap-2 text-ink-faint text-xs">
            Prompt, as rendered
            {!isExact && (
              <Badge
                tone="caution"
                title="It is composed again from the workflow; something it used was not kept, so it may differ from what was sent."
              >
                approximate
              </Badge>
            )}
            <CopyButton label="Copy the prompt" text={system} className="ml-auto" />
          </h4>
          <p className="wrap-anywhere whitespace-pre-wrap rounded-md border bg-sunken p-2 text-xs">
            {system}
          </p>
        </section>
        <section aria-label="History" className="grid grid-cols-1 gap-1">
          <h4 className="text-ink-faint text-xs">History</h4>
          <MessageHistory messages={messages} />
        </section>
        {purpose === "conversation" && <Functions functions={functions} />}
      </div>
    </details>
  );
}

function Functions({ functions }: Pick<Generation, "functions">) {
  return (
    <section aria-label="Functions" className="grid grid-cols-1 gap-1">
      <h4 className="text-ink-faint text-xs">Functions</h4>
      {functions.length === 0 && <p className="text-ink-soft text-xs">None was offered.</p>}
      <ul className="grid gap-1.5 text-xs">
        {functions.map(({ name, description, kind, isChosen }) => (
          <li key={name}>
            <span className="flex flex-wrap items-center gap-1.5">
              <code className="font-medium">{name}</code>
              <Badge>{kind === "tool" ? "Tool" : "Edge"}</Badge>
              {isChosen && (
                <Badge tone="accent">
                  <Check className="size-3" aria-hidden />
                  Chosen
                </Badge>
              )}
            </span>
            {description && <span className="whitespace-pre-wrap text-ink-soft">{description}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
