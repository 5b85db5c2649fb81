import { SlidersHorizontal } from "lucide-react";
import { memo, useMemo, useState } from "react";
import { classNames } from "@/features/interface/class-names";
import { TurnNote } from "@/features/tester/parts/turn-note";
import { canRerun } from "@/features/tester/reading/session-reading";
import { turnItems } from "@/features/tester/reading/turn-items";
import { AssistantItem } from "./assistant-item";
import { EditMessage } from "./edit-message";
import type { TurnViewProps } from "./turn-commands";
import { TurnFooter } from "./turn-footer";
import { TypingIndicator } from "./typing-indicator";
import { UnfinishedTurn } from "./unfinished-turn";
import { UserBubble } from "./user-bubble";

/** The palette without its strong colours, so that what is dimmed can still be read by everybody. */
const dimmed = [
  "[&:not(:hover,:focus-within)]:[--ink:var(--ink-faint)]",
  "[&:not(:hover,:focus-within)]:[--ink-soft:var(--ink-faint)]",
  "[&:not(:hover,:focus-within)]:[--accent:var(--ink-faint)]",
  "[&:not(:hover,:focus-within)]:[--accent-soft:var(--sunken)]",
  "[&:not(:hover,:focus-within)]:[--accent-line:var(--line)]",
  "[&:not(:hover,:focus-within)]:[--node-start:var(--line-strong)]",
  "[&:not(:hover,:focus-within)]:[--node-agent:var(--line-strong)]",
  "[&:not(:hover,:focus-within)]:[--node-end:var(--line-strong)]",
  "text-ink",
];

/** One turn: what was said to the agent, what it did, and what can be done from here. */
export const TurnView = memo(function TurnView(props: TurnViewProps) {
  const { turn, number, count, place, addedBy, isSelected, commands } = props;
  const [isEditing, setIsEditing] = useState(false);
  const items = useMemo(() => turnItems(turn), [turn]);
  const text = turn.userMessage?.text ?? null;
  const rerun = canRerun(turn) ? () => commands.rerun(turn) : null;
  return (
    <article
      aria-label={`Turn ${number}`}
      aria-posinset={number}
      aria-setsize={count}
      data-turn={turn.id}
      data-place={place}
      className={classNames(
        "group/turn @container grid grid-cols-1 gap-2 rounded-lg px-3 pt-3 pb-1",
        isSelected && "bg-sunken",
        place === "beyond" && dimmed,
      )}
    >
      {isEditing && text !== null ? (
        <EditMessage
          text={text}
          onCancel={() => {
            setIsEditing(false);
            commands.focusComposer();
          }}
          onRerun={(edited) => {
            setIsEditing(false);
            commands.rerun(turn, edited);
          }}
        />
      ) : (
        turn.userMessage && (
          <UserBubble text={turn.userMessage.text} at={turn.userMessage.createdAt} by={addedBy} />
        )
      )}
      {turn.kind === "context_patch" && items.length === 0 && (
        <TurnNote
          icon={SlidersHorizontal}
          summary={`Variables were changed by hand${addedBy === null ? "" : ` (${addedBy})`}`}
        />
      )}
      {items.map((item) => (
        <AssistantItem key={item.id} item={item} turnId={turn.id} commands={commands} />
      ))}
      {turn.status === "pending" && <TypingIndicator />}
      <UnfinishedTurn turn={turn} onTryAgain={rerun} />
      {turn.status !== "pending" && (
        <TurnFooter
          {...props}
          onRerun={rerun}
          onEdit={rerun && text !== null ? () => setIsEditing(true) : null}
        />
      )}
    </article>
  );
});
