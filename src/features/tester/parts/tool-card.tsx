import { CircleAlert, LoaderCircle, Wrench } from "lucide-react";
import type { ReactNode } from "react";
import type { ToolMode } from "@/engine/tool";
import { Badge, type Tone } from "@/features/interface/badge";
import { Button } from "@/features/interface/button";
import { classNames } from "@/features/interface/class-names";
import { duration } from "@/features/interface/measure";
import type { ToolCallReading } from "@/features/tester/reading/tool-call";
import { JsonView } from "./json-view";

const modes: Record<ToolMode, { label: string; tone: Tone; title: string }> = {
  live: { label: "Live", tone: "caution", title: "The tool was really called" },
  mock: { label: "Mock", tone: "neutral", title: "Answered with a set result: nothing outside was touched" },
  recorded: {
    label: "Recorded",
    tone: "neutral",
    title: "Not asked: answered with the result of an earlier equal call. The inspector says which",
  },
};

/** A tool call with its arguments and its result. Folded, unless it failed. */
export function ToolCard({
  call,
  isOpen = false,
  note,
  onInspect,
}: {
  call: ToolCallReading;
  isOpen?: boolean;
  /** Said above what the tool was called with. */
  note?: ReactNode;
  onInspect?: (() => void) | undefined;
}) {
  const { functionName, toolName, result, isError, mode, durationMs } = call;
  return (
    <details
      open={isError || isOpen}
      className={classNames(
        "group/tool min-w-0 rounded-lg border bg-raised text-sm",
        isError && "border-negative/40 bg-negative-soft",
      )}
    >
      <summary className="flex min-h-9 flex-wrap items-center gap-x-2 gap-y-1 rounded-lg px-3 py-1.5 hover:bg-hover">
        <ToolIcon call={call} />
        <span className="sr-only">{toolOutcome(call)}: </span>
        <code className="min-w-0 break-all text-xs">{functionName}</code>
        {toolName && toolName !== functionName && <span className="text-ink-soft text-xs">{toolName}</span>}
        {mode && (
          <Badge tone={modes[mode].tone} title={modes[mode].title}>
            {modes[mode].label}
          </Badge>
        )}
        <span className="ml-auto text-ink-faint text-xs">
          {result === null ? "running" : durationMs !== null && duration(durationMs)}
        </span>
      </summary>
      <div className="grid grid-cols-1 gap-2 border-t p-3 text-xs">
        {note}
        <p className="text-ink-soft">Called with</p>
        <JsonView value={call.arguments} label="arguments" />
        {result !== null && (
          <>
            <p className="text-ink-soft">Answered</p>
            <JsonView value={result} label="result" />
          </>
        )}
        {onInspect && (
          <Button size="small" className="w-fit" onClick={onInspect}>
            Show in the inspector
          </Button>
        )}
      </div>
    </details>
  );
}

function ToolIcon({ call: { result, isError } }: { call: ToolCallReading }) {
  if (isError) return <CircleAlert className="size-4 shrink-0 text-negative" aria-hidden />;
  if (result === null)
    return <LoaderCircle className="size-4 shrink-0 animate-spin text-ink-faint" aria-hidden />;
  return <Wrench className="size-4 shrink-0 text-ink-faint" aria-hidden />;
}

function toolOutcome({ kind, result, isError }: ToolCallReading): string {
  if (kind === "missing") return "Function that was not offered";
  if (isError) return "Tool failed";
  return result === null ? "Tool running" : "Tool called";
}

/** What was done, as a step of its turn. */
export function toolTitle({ kind, functionName, mode }: ToolCallReading): string {
  if (kind === "missing") return `${functionName} was not offered`;
  return mode === "recorded" ? "Used a recorded result" : "Called a tool";
}
