import {
  ArrowRight,
  CircleAlert,
  CloudDownload,
  Flag,
  FoldVertical,
  Info,
  ListChecks,
  TriangleAlert,
  Wrench,
} from "lucide-react";
import type { ReactNode } from "react";
import { count, duration } from "@/features/interface/measure";
import { ExtractedValues } from "@/features/tester/parts/extraction-note";
import { JsonView } from "@/features/tester/parts/json-view";
import { Pairs } from "@/features/tester/parts/pane-section";
import { ProviderWords } from "@/features/tester/parts/provider-words";
import { ToolCard, toolTitle } from "@/features/tester/parts/tool-card";
import type { ToolCallReading } from "@/features/tester/reading/tool-call";
import type { TurnStep } from "@/features/tester/reading/turn-steps";
import type { JsonValue } from "@/shared/json";
import { Generation, Unanswered } from "./asked-model";
import { Step } from "./step";
import { tokensOf } from "./told-tokens";

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
