import type { Ref } from "react";
import type { SessionOutput } from "@/server/contract/text-chat-contract";
import { Composer } from "./composer";
import { Conversation } from "./conversation";
import { EndedNote } from "./ended-note";
import { Scrubber } from "./scrubber";
import { cursorAt, scrubberStops, standingStop } from "./scrubber-stops";
import { SessionNotices } from "./session-notices";
import { isOver, runningTurn } from "./session-reading";
import type { Timeline } from "./timeline";
import type { TurnCommands } from "./turn-view";
import type { useMoving } from "./use-moving";
import type { UndoableControls } from "./use-undo";

/** The talk, its timeline, and where one goes on with it. `session` stands where it is looked at. */
export function ChatPane({
  session,
  timeline,
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
  session: SessionOutput;
  timeline: Timeline;
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
  const { turns, cursorTurnId } = session.sessionData;
  const running = runningTurn(session);
  const stops = scrubberStops(turns);
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
          onLook={(index) => moving.look(index === null ? undefined : cursorAt(stops, index))}
          onMove={(index) => void moving.moveTo(cursorAt(stops, index))}
        />
      </div>
      <div className="mx-auto grid w-full max-w-3xl gap-2 px-3 pb-3 sm:px-4 sm:pb-4">
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
