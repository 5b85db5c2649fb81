import { type ReactVirtualizer, useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown } from "lucide-react";
import { type MouseEvent, memo, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { Button } from "@/features/interface/button";
import { canRewindTo } from "@/features/tester/reading/session-reading";
import type { TesterSession } from "@/features/tester/reading/tester-session";
import type { Timeline } from "@/features/tester/reading/timeline";
import { CursorMark } from "./cursor-mark";
import { keptIndexes } from "./kept-indexes";
import type { TurnCommands } from "./turn-commands";
import { TurnView } from "./turn-view";
import { TypingIndicator } from "./typing-indicator";
import { useFocusedTurn } from "./use-focused-turn";
import { UserBubble } from "./user-bubble";

type List = ReactVirtualizer<HTMLDivElement, HTMLDivElement>;

const estimatedHeight = 150;
/** Pixels from the end at which the reader counts as being there. */
const nearEnd = 60;
const outgoingKey = "outgoing";

/**
 * The active path. Only the turns near what is seen are drawn. It follows what is new only while the reader is at its end. While a
 * change runs the whole log is busy, which hides the actions of all turns without drawing them again.
 */
export const Conversation = memo(function Conversation({
  session,
  timeline,
  selectedTurnId,
  isBusy,
  commands,
}: {
  session: TesterSession;
  timeline: Timeline;
  selectedTurnId: string | null;
  isBusy: boolean;
  commands: TurnCommands;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const { turns, outgoing } = timeline;
  const count = turns.length + (outgoing ? 1 : 0);
  const { focusedTurnId, trackFocus } = useFocusedTurn();
  const [isReading, setIsReading] = useState(false);
  const cursorIndex = turns.findIndex((placed) => placed.place === "cursor");
  const focusedIndex = turns.findIndex((placed) => placed.turn.id === focusedTurnId);

  const list = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatedHeight,
    getItemKey: useCallback((index: number) => turns[index]?.turn.id ?? outgoingKey, [turns]),
    rangeExtractor: useCallback((range) => keptIndexes(range, focusedIndex), [focusedIndex]),
    overscan: 6,
    paddingStart: 16,
    paddingEnd: 16,
    anchorTo: isReading ? "start" : "end",
    followOnAppend: true,
    scrollEndThreshold: nearEnd,
    initialOffset: () => count * estimatedHeight,
  });
  const { noticeScroll, noticeClick } = useScrolling(list, {
    cursorIndex,
    isSending: outgoing !== null,
    setIsReading,
  });

  const items = list.getVirtualItems();
  const isAtEnd = list.isAtEnd(nearEnd);
  return (
    <div className="relative min-h-0 min-w-0 flex-1">
      <div
        ref={scroller}
        role="log"
        aria-live="off"
        aria-busy={isBusy}
        aria-label="Conversation"
        className="group/log h-full overflow-y-auto overscroll-contain [overflow-anchor:none]"
        onScroll={(event) => noticeScroll(event.currentTarget.scrollTop)}
        onClickCapture={noticeClick}
        {...trackFocus}
      >
        <div className="relative mx-auto max-w-3xl" style={{ height: list.getTotalSize() }}>
          {items.map(({ index, key, start }) => {
            const placed = turns[index];
            return (
              <div
                key={key}
                ref={list.measureElement}
                data-index={index}
                style={{ top: start }}
                className="absolute inset-x-0 px-1 pb-1 sm:px-4"
              >
                {placed ? (
                  <>
                    <TurnView
                      {...placed}
                      count={turns.length}
                      isSelected={placed.turn.id === selectedTurnId}
                      canRewind={canRewindTo(session, placed.turn)}
                      commands={commands}
                    />
                    {placed.place === "cursor" && <CursorMark />}
                  </>
                ) : (
                  <div className="grid animate-arrive gap-2 px-3 pt-3 pb-1">
                    {outgoing?.text && <UserBubble text={outgoing.text} />}
                    <TypingIndicator />
                  </div>
                )}
              </div>
            );
          })}
        </div>
      </div>
      {!isAtEnd && (
        <Button
          size="small"
          className="absolute bottom-3 left-1/2 -translate-x-1/2 rounded-full shadow-sm"
          icon={<ArrowDown className="size-3.5" aria-hidden />}
          onClick={() => list.scrollToEnd()}
        >
          Latest
        </Button>
      )}
    </div>
  );
});

/**
 * Scrolls to the end when something is said, and follows the end while the reader stays there, also when what lies below
 * takes some of the room; scrolls to the cursor when the cursor moves.
 * @returns handlers for each scroll, with its position in pixels, and for each click
 */
function useScrolling(
  list: List,
  given: { cursorIndex: number; isSending: boolean; setIsReading: (isReading: boolean) => void },
) {
  const { cursorIndex, isSending, setIsReading } = given;
  const newest = useRef(list);
  newest.current = list;
  const isFollowing = useRef(true);
  const height = list.getTotalSize();
  const follow = useCallback(() => {
    isFollowing.current = true;
    setIsReading(false);
  }, [setIsReading]);

  useEffect(() => {
    if (cursorIndex < 0) return;
    isFollowing.current = false;
    newest.current.scrollToIndex(cursorIndex, { align: "center" });
  }, [cursorIndex]);
  useEffect(() => {
    if (isSending) newest.current.scrollToEnd();
  }, [isSending]);
  useLayoutEffect(() => {
    if (isFollowing.current) newest.current.scrollToEnd();
    else if (newest.current.isAtEnd(nearEnd)) follow();
  }, [height, follow]);
  useEffect(() => {
    const element = list.scrollElement;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      if (isFollowing.current) element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [list]);

  const place = useRef(0);
  return {
    noticeScroll(top: number) {
      // New text moves the end away from a reader who stays there, so only scrolling up counts as leaving it.
      if (top === place.current) return;
      if (list.isAtEnd(nearEnd)) follow();
      else if (top < place.current) isFollowing.current = false;
      place.current = top;
    },
    /** What the person unfolds is read from its beginning, so its beginning stays where it is. */
    noticeClick({ target }: MouseEvent) {
      if (!(target instanceof Element) || !target.closest("summary, [aria-expanded=false]")) return;
      isFollowing.current = false;
      setIsReading(true);
      // A scrolling to the end may still be on its way, or be told after this.
      place.current = list.scrollElement?.scrollTop ?? 0;
      list.scrollToOffset(place.current);
    },
  };
}
