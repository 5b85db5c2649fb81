import { Check, ChevronRight, CircleAlert, Hourglass, Sparkles } from "lucide-react";
import { classNames } from "@/features/interface/class-names";
import { count, duration } from "@/features/interface/measure";
import { Pairs } from "@/features/tester/parts/pane-section";
import type { AskingState, GenerationStep, UnansweredStep } from "@/features/tester/reading/turn-steps";
import { Step } from "./step";
import { tokensOf } from "./told-tokens";

const unansweredTitles = {
  answered: "answered",
  running: "waiting for the answer",
  failed: "there was no whole answer",
  stopped: "stopped before the answer was complete",
} as const satisfies Record<AskingState, string>;

/** A question beside the conversation that has no answer. */
export function Unanswered({ step: { purpose, state } }: { step: UnansweredStep }) {
  const asked = purpose === "extraction" ? "Asked the model for variables" : "Asked the model for a summary";
  return (
    <Step icon={state === "failed" ? <CircleAlert className="text-negative" /> : <Hourglass />} title={asked}>
      {unansweredTitles[state]}
    </Step>
  );
}

/** A question for the next words, and what came back. */
export function Generation({ step: { nodeName, state, choices, answer } }: { step: GenerationStep }) {
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
