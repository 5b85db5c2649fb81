import { RotateCcw } from "lucide-react";
import { Button } from "@/features/interface/button";
import { duration } from "@/features/interface/measure";
import { Notice } from "@/features/interface/notice";
import { useSecondsUntil } from "@/features/interface/use-seconds-until";
import { ProviderWords } from "@/features/tester/parts/provider-words";
import type { TurnOutput } from "@/server/contract/turn-output";

/** Why a turn did not come to its end, and what can be done about it. */
export function UnfinishedTurn({
  turn: { status, error, settledAt },
  onTryAgain,
}: {
  turn: TurnOutput;
  onTryAgain: (() => void) | null;
}) {
  const action = onTryAgain && <TryAgain onAct={onTryAgain} />;
  if (status === "cancelled") {
    return (
      <Notice tone="info" title="Stopped" action={action}>
        What was said until then stays here. The model does not remember it.
      </Notice>
    );
  }
  if (error === null) return null;
  return (
    <Notice tone="negative" title="This turn failed" action={action}>
      {error.message} <code className="text-ink-faint text-xs">{error.reason}</code>
      {error.provider && <ProviderWords provider={error.provider} />}
      {error.provider?.retryAfterMs && settledAt && (
        <Wait until={Date.parse(settledAt) + error.provider.retryAfterMs} />
      )}
    </Notice>
  );
}

/** How long the model's server has asked to wait. Trying earlier is left to the person. */
function Wait({ until }: { until: number }) {
  const seconds = useSecondsUntil(until);
  return (
    <p className="mt-1.5 text-xs tabular-nums" aria-live="off">
      {seconds === 0
        ? "The time it asked to wait is over."
        : `It asks to wait ${seconds < 60 ? `${seconds} s` : duration(seconds * 1_000)} more.`}
    </p>
  );
}

function TryAgain({ onAct }: { onAct: () => void }) {
  return (
    <Button
      size="small"
      className="group-aria-busy/log:invisible"
      icon={<RotateCcw className="size-3.5" aria-hidden />}
      onClick={onAct}
    >
      Try again
    </Button>
  );
}
