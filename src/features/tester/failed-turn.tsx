import { RotateCcw } from "lucide-react";
import { Button } from "@/features/interface/button";
import { Notice } from "@/features/interface/notice";

export function FailedTurn({
  error,
  onTryAgain,
}: {
  error: { reason: string; message: string };
  onTryAgain: (() => void) | null;
}) {
  return (
    <Notice
      tone="negative"
      title="This turn failed"
      action={
        onTryAgain && (
          <Button
            size="small"
            className="group-aria-busy/log:invisible"
            icon={<RotateCcw className="size-3.5" aria-hidden />}
            onClick={onTryAgain}
          >
            Try again
          </Button>
        )
      }
    >
      {error.message} <code className="text-ink-faint text-xs">{error.reason}</code>
    </Notice>
  );
}
