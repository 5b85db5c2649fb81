import { exactTime } from "@/features/interface/relative-time";
import type { TurnOutput } from "@/server/contract/turn-output";
import { turnSteps } from "./turn-steps";
import { WhyStep } from "./why-step";

/** Why a turn went as it did, from its events alone. */
export function WhyPane({
  turn,
  number,
  openToolCallId,
}: {
  turn: TurnOutput;
  number: number;
  openToolCallId: string | null;
}) {
  return (
    <div className="grid gap-4">
      <header className="grid gap-1">
        <h2 className="font-semibold text-base">Turn {number}</h2>
        <p className="text-ink-faint text-xs">{exactTime(turn.createdAt)}</p>
        {turn.userMessage && (
          <p className="line-clamp-3 whitespace-pre-wrap break-words border-accent-line border-l-2 pl-2 text-ink-soft text-sm">
            {turn.userMessage.text}
          </p>
        )}
      </header>
      {turn.status === "pending" && <p className="text-ink-soft text-sm">This turn is still running.</p>}
      <ol className="grid gap-4">
        {turnSteps(turn).map((step) => (
          <WhyStep key={step.id} step={step} openToolCallId={openToolCallId} />
        ))}
      </ol>
    </div>
  );
}
