import { explainFailure } from "@/features/api/failure";
import { Button } from "@/features/interface/button";
import { count } from "@/features/interface/measure";
import { Notice } from "@/features/interface/notice";
import type { Timeline } from "@/features/tester/reading/timeline";
import type { Undoable } from "@/features/tester/session/undoable";
import type { UndoableControls } from "@/features/tester/session/use-undo";

/** What the person should know before saying the next thing. */
export function SessionNotices({
  timeline,
  controls,
  isStale,
  hasDraft,
  onRefresh,
}: {
  timeline: Timeline;
  controls: UndoableControls;
  /** The last attempt to fetch the session failed. */
  isStale: boolean;
  hasDraft: boolean;
  onRefresh: () => void;
}) {
  const { failure, dismissFailure, isChanging, rewind, undoable, undo, forgetUndo } = controls;
  const cursor = timeline.turns.find((placed) => placed.place === "cursor");
  return (
    <>
      {failure && (
        <Notice
          tone="negative"
          action={
            <Button size="small" onClick={dismissFailure}>
              Dismiss
            </Button>
          }
        >
          {explainFailure(failure)}
          {hasDraft && " Your text is still below."}
        </Notice>
      )}
      {isStale && (
        <Notice
          tone="caution"
          action={
            <Button size="small" onClick={onRefresh}>
              Refresh
            </Button>
          }
        >
          The session could not be refreshed. What you see may be out of date.
        </Notice>
      )}
      {undoable && undoable.done !== "rewound" && !cursor && (
        <Notice
          tone="info"
          action={
            <>
              <Button size="small" disabled={isChanging} onClick={undo}>
                Undo
              </Button>
              <Button size="small" variant="quiet" onClick={forgetUndo}>
                Dismiss
              </Button>
            </>
          }
        >
          {told[undoable.done]}
        </Notice>
      )}
      {cursor && (
        <Notice
          tone="accent"
          title={`Rewound to turn ${cursor.number}`}
          action={
            <>
              {undoable && undoable.before.cursorTurnId !== null && (
                <Button size="small" variant="quiet" disabled={isChanging} onClick={undo}>
                  Undo
                </Button>
              )}
              <Button size="small" disabled={isChanging} onClick={() => rewind(null)}>
                Return to latest
              </Button>
            </>
          }
        >
          {timeline.beyondCount > 0 && `${count(timeline.beyondCount, "later turn")} kept, nothing is lost.`}
        </Notice>
      )}
    </>
  );
}

const told: Record<Exclude<Undoable["done"], "rewound">, string> = {
  restored: "Another branch is active now. The one before is kept.",
  ended: "You ended the session.",
};
