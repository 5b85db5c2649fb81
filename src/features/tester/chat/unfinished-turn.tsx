import { RotateCcw } from "lucide-react";
import { Button } from "@/features/interface/button";
import { Notice } from "@/features/interface/notice";
import type { TurnOutput } from "@/server/contract/turn-output";

/** Why a turn did not come to its end, and what can be done about it. */
export function UnfinishedTurn({
  turn: { status, error },
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
    </Notice>
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
