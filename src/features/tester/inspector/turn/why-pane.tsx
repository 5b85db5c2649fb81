import { useState } from "react";
import { actorName } from "@/features/interface/actor-name";
import { number as amount, count, duration, money } from "@/features/interface/measure";
import { exactTime } from "@/features/interface/relative-time";
import { JsonView } from "@/features/tester/parts/json-view";
import { PaneSection } from "@/features/tester/parts/pane-section";
import { whyRecorded } from "@/features/tester/reading/recording";
import { turnCost } from "@/features/tester/reading/session-cost";
import { canRerun } from "@/features/tester/reading/session-reading";
import { hasSeveralActors } from "@/features/tester/reading/several-actors";
import type { TesterSession } from "@/features/tester/reading/tester-session";
import type { ToolCallReading } from "@/features/tester/reading/tool-call";
import { turnSteps } from "@/features/tester/reading/turn-steps";
import type { TurnOutput } from "@/server/contract/turn-output";
import type { JsonValue } from "@/shared/json";
import { GivenPane } from "./given-pane";
import { RecordingNote } from "./recording-note";
import { VariableDiff } from "./variable-diff";
import { WaterfallChart } from "./waterfall-chart";
import { WhyStep } from "./why-step";

/** Why a turn went as it did, what it was given, what it changed and what it took. */
export function WhyPane({
  session,
  turn,
  number,
  openToolCallId,
  isBusy,
  onAskAgain,
}: {
  session: TesterSession;
  turn: TurnOutput;
  number: number;
  openToolCallId: string | null;
  isBusy: boolean;
  /** Runs the turn again, and really asks the tool. */
  onAskAgain: (turn: TurnOutput, toolId: string) => void;
}) {
  const { usage } = turn;
  const cost = turnCost(turn, session);
  const noteOf = ({ mode, toolId, toolName, functionName, recordedTurnId }: ToolCallReading) =>
    mode === "recorded" && (
      <RecordingNote
        why={whyRecorded(session, turn, recordedTurnId)}
        toolName={toolName ?? functionName}
        isBusy={isBusy}
        onAskAgain={toolId !== null && canRerun(turn) ? () => onAskAgain(turn, toolId) : null}
      />
    );
  return (
    <div className="grid grid-cols-1 gap-6">
      <header className="grid grid-cols-1 gap-1">
        <h2 className="font-semibold text-base">Turn {number}</h2>
        <p className="text-ink-faint text-xs">
          {exactTime(turn.createdAt)}
          {hasSeveralActors(session) && `, by ${actorName(turn.actor)}`}
        </p>
        {turn.userMessage && (
          <p
            dir="auto"
            className="wrap-anywhere line-clamp-3 whitespace-pre-wrap border-accent-line border-l-2 pl-2 text-ink-soft text-sm"
          >
            {turn.userMessage.text}
          </p>
        )}
        {turn.status === "pending" && <p className="text-ink-soft text-sm">This turn is still running.</p>}
      </header>
      <PaneSection title="What happened">
        <ol className="grid grid-cols-1 gap-4">
          {turnSteps(turn).map((step) => (
            <WhyStep key={step.id} step={step} openToolCallId={openToolCallId} noteOf={noteOf} />
          ))}
        </ol>
      </PaneSection>
      <PaneSection title="What the model was given">
        <GivenPane session={session} turn={turn} />
      </PaneSection>
      <PaneSection title="Variables">
        <VariableDiff session={session} turn={turn} />
      </PaneSection>
      <PaneSection title="Time, tokens and cost">
        <WaterfallChart turn={turn} />
        {usage.generations > 0 && (
          <p className="text-ink-soft text-xs tabular-nums">
            {count(usage.generations, "model call")} in {duration(usage.durationMs)}:{" "}
            {amount(usage.inputTokens)} tokens in, {amount(usage.outputTokens)} out
            {cost !== null && `, ${money(cost)}`}
          </p>
        )}
      </PaneSection>
      <RawTurn key={turn.id} turn={turn} />
    </div>
  );
}

/** Drawn only when it is asked for: it may be long. */
function RawTurn({ turn }: { turn: TurnOutput }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className="w-fit rounded font-medium text-ink-faint text-xs hover:text-ink">Raw JSON</summary>
      {isOpen && (
        <div className="mt-2">
          <JsonView value={turn as unknown as JsonValue} label="the turn as JSON" />
        </div>
      )}
    </details>
  );
}
