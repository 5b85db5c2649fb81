import { ArrowDown } from "lucide-react";
import { Fragment, memo, useEffect } from "react";
import { useStickToBottom } from "use-stick-to-bottom";
import { Button } from "@/features/interface/button";
import type { SessionOutput } from "@/server/contract/text-chat-contract";
import { CursorMark } from "./cursor-mark";
import { canRewindTo } from "./session-reading";
import type { Timeline } from "./timeline";
import { type TurnCommands, TurnView } from "./turn-view";
import { TypingIndicator } from "./typing-indicator";
import { UserBubble } from "./user-bubble";

/**
 * The active path. It follows what is new only while the reader is at its end. While a change runs the whole log is
 * busy, which hides the actions of all turns without drawing a thousand of them again.
 */
export const Conversation = memo(function Conversation({
  session,
  timeline,
  selectedTurnId,
  isBusy,
  commands,
}: {
  session: SessionOutput;
  timeline: Timeline;
  selectedTurnId: string | null;
  isBusy: boolean;
  commands: TurnCommands;
}) {
  const { scrollRef, contentRef, isAtBottom, scrollToBottom } = useStickToBottom({
    initial: "instant",
    resize: "instant",
  });
  const { outgoing } = timeline;

  useEffect(() => {
    if (outgoing) void scrollToBottom("instant");
  }, [outgoing, scrollToBottom]);

  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scrollRef}
        role="log"
        aria-busy={isBusy}
        aria-label="Conversation"
        className="group/log h-full overflow-y-auto overscroll-contain"
      >
        <div ref={contentRef} className="mx-auto grid max-w-3xl gap-1 px-1 py-4 sm:px-4">
          {timeline.turns.map((placed) => (
            <Fragment key={placed.turn.id}>
              <TurnView
                {...placed}
                isSelected={placed.turn.id === selectedTurnId}
                canRewind={canRewindTo(session, placed.turn)}
                commands={commands}
              />
              {placed.place === "cursor" && <CursorMark />}
            </Fragment>
          ))}
          {outgoing && (
            <div className="grid animate-arrive gap-2 px-3 pt-3 pb-1">
              {outgoing.text !== null && <UserBubble text={outgoing.text} />}
              <TypingIndicator />
            </div>
          )}
        </div>
      </div>
      {!isAtBottom && (
        <Button
          size="small"
          className="absolute bottom-3 left-1/2 -translate-x-1/2 rounded-full shadow-sm"
          icon={<ArrowDown className="size-3.5" aria-hidden />}
          onClick={() => void scrollToBottom()}
        >
          Latest
        </Button>
      )}
    </div>
  );
});
