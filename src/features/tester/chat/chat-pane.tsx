import { type Ref, useCallback } from "react";
import { ChangedDraftNotice } from "@/features/sessions/changed-draft-notice";
import { isOver, runningTurn } from "@/features/tester/reading/session-reading";
import type { TesterSession } from "@/features/tester/reading/tester-session";
import type { Timeline } from "@/features/tester/reading/timeline";
import { Scrubber } from "@/features/tester/scrubber/scrubber";
import { cursorAt, type Stop, standingStop } from "@/features/tester/scrubber/scrubber-stops";
import type { useMoving } from "@/features/tester/scrubber/use-moving";
import type { UndoableControls } from "@/features/tester/session/use-undo";
import { Composer } from "./composer";
import { Conversation } from "./conversation";
import { EndedNote } from "./ended-note";
import { SessionNotices } from "./session-notices";
import type { TurnCommands } from "./turn-commands";
import { useAnnouncement } from "./use-announcement";

/** The conversation, the scrubber and the composer. The cursor of `session` is where the person is looking. */
export function ChatPane({
  session,
  timeline,
  stops,
  selectedTurnId,
  isBusy,
  isStale,
  draft,
  controls,
  moving,
  commands,
  composerRef,
  onRefresh,
  onChangeDraft,
  onSend,
}: {
  session: TesterSession;
  timeline: Timeline;
  stops: readonly Stop[];
  selectedTurnId: string | null;
  isBusy: boolean;
  isStale: boolean;
  draft: string;
  controls: UndoableControls;
  moving: ReturnType<typeof useMoving>;
  commands: TurnCommands;
  composerRef: Ref<HTMLTextAreaElement>;
  onRefresh: () => void;
  onChangeDraft: (draft: string) => void;
  onSend: () => void;
}) {
  const { cursorTurnId } = session.sessionData;
  const running = runningTurn(session);
  const announcement = useAnnouncement(session);
  const { look, moveTo } = moving;
  const handleLook = useCallback(
    (index: number | null) => look(index === null ? undefined : cursorAt(stops, index)),
    [look, stops],
  );
  const handleMove = useCallback((index: number) => void moveTo(cursorAt(stops, index)), [moveTo, stops]);
  return (
    <main className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div className="flex min-h-0 flex-1">
        <Conversation
          session={session}
          timeline={timeline}
          selectedTurnId={selectedTurnId}
          isBusy={isBusy}
          commands={commands}
        />
        <Scrubber
          stops={stops}
          standing={standingStop(stops, cursorTurnId)}
          isDisabled={running !== null || timeline.outgoing !== null}
          onLook={handleLook}
          onMove={handleMove}
        />
      </div>
      <p role="status" className="sr-only">
        {announcement}
      </p>
      <div className="mx-auto grid w-full max-w-3xl grid-cols-1 gap-2 px-3 pb-3 sm:px-4 sm:pb-4">
        <ChangedDraftNotice session={session} />
        <SessionNotices
          timeline={timeline}
          controls={controls}
          isStale={isStale}
          hasDraft={draft !== ""}
          onRefresh={onRefresh}
        />
        {isOver(session) ? (
          <EndedNote session={session} />
        ) : (
          <Composer
            ref={composerRef}
            draft={draft}
            isBusy={isBusy}
            isBranching={timeline.beyondCount > 0}
            isStopping={controls.isStopping}
            onChange={onChangeDraft}
            onSend={onSend}
            onStop={running && (() => controls.stop(running.id))}
          />
        )}
      </div>
    </main>
  );
}
