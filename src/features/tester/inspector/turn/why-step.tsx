import {
  ArrowRight,
  Check,
  ChevronRight,
  CircleAlert,
  CloudDownload,
  Flag,
  FoldVertical,
  Hourglass,
  Info,
  ListChecks,
  Sparkles,
  TriangleAlert,
  Wrench,
} from "lucide-react";
import type { ReactNode } from "react";
import type { Usage } from "@/engine/usage";
import { classNames } from "@/features/interface/class-names";
import { count, duration, number } from "@/features/interface/measure";
import { ExtractedValues } from "@/features/tester/parts/extraction-note";
import { JsonView } from "@/features/tester/parts/json-view";
import { Pairs } from "@/features/tester/parts/pane-section";
import { ProviderWords } from "@/features/tester/parts/provider-words";
import { ToolCard, toolTitle } from "@/features/tester/parts/tool-card";
import type { ToolCallReading } from "@/features/tester/reading/tool-call";
import type {
  AskingState,
  GenerationStep,
  TurnStep,
  UnansweredStep,
} from "@/features/tester/reading/turn-steps";
import type { JsonValue } from "@/shared/json";

export function WhyStep({
  step,
  openToolCallId,
  noteOf,
}: {
  step: TurnStep;
  openToolCallId: string | null;
  /** What there is to say of a call beside itself. */
  noteOf: (call: ToolCallReading) => ReactNode;
}) {
  switch (step.type) {
    case "generation":
      return <Generation step={step} />;
    case "unanswered":
      return <Unanswered step={step} />;
    case "node_transition": {
      const { nodeName, previousNodeName, functionName } = step.payload;
      return (
        <Step
          icon={<ArrowRight />}
          title={previousNodeName ? `${previousNodeName} → ${nodeName}` : `Entered ${nodeName}`}
        >
          {functionName ? <>by calling {<code>{functionName}</code>}</> : "where the conversation starts"}
        </Step>
      );
    }
    case "tool":
      return (
        <Step
          icon={step.call.isError ? <CircleAlert className="text-negative" /> : <Wrench />}
          title={toolTitle(step.call)}
        >
          <ToolCard
            call={step.call}
            isOpen={step.call.toolCallId === openToolCallId}
            note={noteOf(step.call)}
          />
        </Step>
      );
    case "extraction":
      return (
        <Step icon={<ListChecks />} title={`${step.payload.nodeName}: variables gathered`}>
          <div className="grid gap-2">
            {step.payload.values.length === 0 && !step.payload.error && "Nothing new."}
            <ExtractedValues extraction={step.payload} />
            <Pairs
              pairs={[
                ["Duration", duration(step.payload.durationMs)],
                ["Tokens", tokensOf(step.payload.usage)],
                ["Model", step.payload.model],
              ]}
            />
          </div>
        </Step>
      );
    case "pre_call_fetch":
      return (
        <Step
          icon={step.payload.error ? <CircleAlert className="text-negative" /> : <CloudDownload />}
          title={
            step.payload.isRecorded
              ? "Took the context of an earlier fetch"
              : "Fetched context before the conversation"
          }
        >
          <div className="grid gap-2">
            <code className="break-all">{step.payload.url}</code>
            {step.payload.error && <p className="text-negative">{step.payload.error}</p>}
            <JsonView value={step.payload.context} label="fetched context" />
          </div>
        </Step>
      );
    case "context_compaction":
      return (
        <Step
          icon={<FoldVertical />}
          title={`${count(step.payload.summarisedMessages, "older message")} summarised for the model`}
        >
          <p className="whitespace-pre-wrap">{step.payload.summary}</p>
        </Step>
      );
    case "render_warning":
      return (
        <Step icon={<TriangleAlert className="text-caution" />} title="A placeholder had no value">
          {step.payload.paths.map((path) => `{{${path}}}`).join(", ")} in <code>{step.payload.field}</code>{" "}
          rendered as nothing.
        </Step>
      );
    case "notice":
      return (
        <Step icon={<Info />} title="Note">
          {step.payload.message}
        </Step>
      );
    case "session_end":
      return (
        <Step icon={<Flag />} title="Session ended">
          with disposition <code>{step.payload.disposition}</code>, because of{" "}
          <code>{step.payload.reason}</code>
        </Step>
      );
    case "execution_error":
      return (
        <Step icon={<CircleAlert className="text-negative" />} title="Failed">
          {step.payload.message} <code>{step.payload.reason}</code>
          {step.payload.provider && <ProviderWords provider={step.payload.provider} />}
        </Step>
      );
    default:
      return <UnknownStep event={step} />;
  }
}

/** An event of a type that this page does not know: the server is newer. */
function UnknownStep({ event }: { event: { type: string; payload: JsonValue } }) {
  return (
    <Step icon={<Info />} title={event.type}>
      <JsonView value={event.payload} label={event.type} />
    </Step>
  );
}

function Step({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <li className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-2.5 gap-y-1 text-sm">
      <span className="mt-0.5 text-ink-faint [&>svg]:size-4" aria-hidden>
        {icon}
      </span>
      <p className="font-medium">{title}</p>
      <div className="col-start-2 break-words text-ink-soft [&_code]:text-xs">{children}</div>
    </li>
  );
}

const unansweredTitles = {
  answered: "answered",
  running: "waiting for the answer",
  failed: "there was no whole answer",
  stopped: "stopped before the answer was complete",
} as const satisfies Record<AskingState, string>;

function Unanswered({ step: { purpose, state } }: { step: UnansweredStep }) {
  const asked = purpose === "extraction" ? "Asked the model for variables" : "Asked the model for a summary";
  return (
    <Step icon={state === "failed" ? <CircleAlert className="text-negative" /> : <Hourglass />} title={asked}>
      {unansweredTitles[state]}
    </Step>
  );
}

function Generation({ step: { nodeName, state, choices, answer } }: { step: GenerationStep }) {
  return (
    <Step
      icon={state === "failed" ? <CircleAlert className="text-negative" /> : <Sparkles />}
      title={`${nodeName} asked the model`}
    >
      <div className="grid gap-2">
        {choices.length > 0 && (
          <ul aria-label="Functions offered" className="flex flex-wrap gap-1">
            {choices.map((choice) => (
              <FunctionChoice key={choice.name} {...choice} />
            ))}
          </ul>
        )}
        {answer?.reasoning && <Thoughts text={answer.reasoning} />}
        {answer ? <Answer answer={answer} /> : <p>{unansweredTitles[state]}</p>}
      </div>
    </Step>
  );
}

/** What the model thought before it spoke. Nobody in the conversation hears it. */
function Thoughts({ text }: { text: string }) {
  return (
    <details className="group/thoughts">
      <summary className="flex w-fit list-none items-center gap-1 rounded text-ink-faint text-xs hover:text-ink">
        <ChevronRight className="size-3.5 group-open/thoughts:rotate-90" aria-hidden />
        Thoughts, {count(text.length, "character")}
      </summary>
      <p
        dir="auto"
        className="wrap-anywhere mt-1 max-h-96 overflow-y-auto whitespace-pre-wrap rounded-md border bg-sunken p-2 text-xs"
      >
        {text}
      </p>
    </details>
  );
}

function Answer({ answer }: { answer: NonNullable<GenerationStep["answer"]> }) {
  return (
    <Pairs
      pairs={[
        ["Decided", decisionOf(answer)],
        [
          "First token",
          answer.timeToFirstTokenMs === null ? "none came" : duration(answer.timeToFirstTokenMs),
        ],
        ["Duration", duration(answer.durationMs)],
        ["Tokens", tokensOf(answer.usage)],
        ["Finish reason", answer.finishReason],
        ["Model", answer.model],
        ...(answer.messageShape
          ? [["Sent", "with the person beginning and roles alternating, as its server wants"] as const]
          : []),
        [
          "Prompt hash",
          <code key="hash" title={answer.promptHash}>
            {answer.promptHash.slice(0, 12)}
          </code>,
        ],
      ]}
    />
  );
}

function decisionOf({ chosenFunctions, offeredFunctions }: NonNullable<GenerationStep["answer"]>): string {
  if (chosenFunctions.length > 0) return `to call ${chosenFunctions.join(", ")}`;
  return offeredFunctions.length > 0 ? "to stay in the node" : "nothing: no function was offered";
}

function FunctionChoice({ name, isChosen }: { name: string; isChosen: boolean }) {
  return (
    <li
      className={classNames(
        "inline-flex min-w-0 items-center gap-1 rounded-md border px-1.5 font-mono text-xs leading-5",
        isChosen ? "border-accent-line bg-accent-soft text-accent" : "text-ink-faint",
      )}
    >
      {isChosen && <Check className="size-3 shrink-0" role="img" aria-label="Chosen" />}
      <span className="truncate">{name}</span>
    </li>
  );
}

function tokensOf({ inputTokens, outputTokens, reasoningTokens }: Usage): string {
  if (inputTokens === null && outputTokens === null) return "not told";
  const thought = reasoningTokens ? `, ${number(reasoningTokens)} of these for thoughts` : "";
  return `${number(inputTokens)} in, ${number(outputTokens)} out${thought}`;
}
