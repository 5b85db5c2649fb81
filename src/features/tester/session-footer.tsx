import type { Ref } from "react";
import { explainFailure, type Failure } from "@/features/api/failure";
import { Button } from "@/features/interface/button";
import { count } from "@/features/interface/measure";
import { Notice } from "@/features/interface/notice";
import type { SessionOutput } from "@/server/contract/text-chat-contract";
import { Composer } from "./composer";
import { EndedNote } from "./ended-note";
import type { Timeline } from "./timeline";

/** What the person can say next, or why not. */
export function SessionFooter({
  session,
  timeline,
  failure,
  isStale,
  draft,
  isBusy,
  composerRef,
  onDismiss,
  onRefresh,
  onChange,
  onSend,
  onReturn,
}: {
  session: SessionOutput;
  timeline: Timeline;
  failure: Failure | null;
  /** The last attempt to fetch the session failed. */
  isStale: boolean;
  draft: string;
  isBusy: boolean;
  composerRef: Ref<HTMLTextAreaElement>;
  onDismiss: () => void;
  onRefresh: () => void;
  onChange: (draft: string) => void;
  onSend: (text: string) => void;
  onReturn: () => void;
}) {
  const { status } = session.sessionData;
  const cursor = timeline.turns.find((placed) => placed.place === "cursor");
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-2 px-3 pb-3 sm:px-4 sm:pb-4">
      {failure && (
        <Notice
          tone="negative"
          action={
            <Button size="small" onClick={onDismiss}>
              Dismiss
            </Button>
          }
        >
          {explainFailure(failure)}
          {draft !== "" && " Your text is still below."}
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
      {cursor && (
        <Notice
          tone="accent"
          title={`Rewound to turn ${cursor.number}`}
          action={
            <Button size="small" disabled={isBusy} onClick={onReturn}>
              Return to latest
            </Button>
          }
        >
          {timeline.beyondCount > 0 && `${count(timeline.beyondCount, "later turn")} kept, nothing is lost.`}
        </Notice>
      )}
      {status === "completed" ? (
        <EndedNote session={session} />
      ) : (
        <Composer
          ref={composerRef}
          draft={draft}
          isBusy={isBusy}
          isBranching={timeline.beyondCount > 0}
          onChange={onChange}
          onSend={onSend}
        />
      )}
    </div>
  );
}
