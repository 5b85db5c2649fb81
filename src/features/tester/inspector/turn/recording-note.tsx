import { RotateCcw } from "lucide-react";
import { Button } from "@/features/interface/button";

/** Why a tool was not asked, and how to have it asked. */
export function RecordingNote({
  why,
  toolName,
  isBusy,
  onAskAgain,
}: {
  why: string;
  toolName: string;
  isBusy: boolean;
  /** Null where the turn cannot be run again. */
  onAskAgain: (() => void) | null;
}) {
  return (
    <div className="grid gap-2 rounded-md bg-sunken p-2">
      <p>{why}</p>
      {onAskAgain && (
        <Button
          size="small"
          className="w-fit"
          icon={<RotateCcw className="size-3.5" aria-hidden />}
          disabled={isBusy}
          title={`Runs this turn again, and really calls “${toolName}”`}
          onClick={onAskAgain}
        >
          Ask again
        </Button>
      )}
    </div>
  );
}
