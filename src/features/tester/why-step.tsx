import { ArrowRight, Check, CircleAlert, Flag, Info, Sparkles, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "@/features/interface/class-names";
import { duration, number } from "@/features/interface/measure";
import type { JsonValue } from "@/shared/json";
import { Pairs } from "./pane-section";
import type { GenerationStep, TurnStep } from "./turn-steps";

export function WhyStep({ step }: { step: TurnStep }) {
  switch (step.type) {
    case "generation":
      return <Generation step={step} />;
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
    case "tool_call_started":
      return (
        <Step
          icon={<TriangleAlert className="text-caution" />}
          title={`${step.payload.functionName} was not offered`}
        >
          <Json value={step.result} />
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
        </Step>
      );
  }
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

function Generation({ step: { payload, choices } }: { step: GenerationStep }) {
  const { usage } = payload;
  return (
    <Step icon={<Sparkles />} title={`${payload.nodeName} asked the model`}>
      <div className="grid gap-2">
        {choices.length > 0 && (
          <ul aria-label="Functions offered" className="flex flex-wrap gap-1">
            {choices.map((choice) => (
              <FunctionChoice key={choice.name} {...choice} />
            ))}
          </ul>
        )}
        <Pairs
          pairs={[
            ["Decided", decisionOf(payload)],
            [
              "First token",
              payload.timeToFirstTokenMs === null ? "none came" : duration(payload.timeToFirstTokenMs),
            ],
            ["Duration", duration(payload.durationMs)],
            ["Tokens", `${number(usage.inputTokens)} in, ${number(usage.outputTokens)} out`],
            ["Finish reason", payload.finishReason],
            ["Model", payload.model],
            [
              "Prompt hash",
              <code key="hash" title={payload.promptHash}>
                {payload.promptHash.slice(0, 12)}
              </code>,
            ],
          ]}
        />
      </div>
    </Step>
  );
}

function decisionOf({ chosenFunctions, offeredFunctions }: GenerationStep["payload"]): string {
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

function Json({ value }: { value: JsonValue }) {
  return <code className="whitespace-pre-wrap">{JSON.stringify(value, null, 2)}</code>;
}
